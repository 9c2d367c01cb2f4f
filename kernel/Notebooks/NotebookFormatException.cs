namespace Tutorial.Kernel.Notebooks;

/// <summary>A file that is no notebook this kit can read; the message is one sentence that says what, where and what to do.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Makes the error for one file.</summary>
    /// <param name="file">The file's name, as the reader of the message knows it.</param>
    /// <param name="problem">What is wrong, where, and what to do.</param>
    /// <param name="inner">The parser's own error, when there is one.</param>
    public NotebookFormatException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner)
    {
        File = file;
    }

    /// <summary>The file's name.</summary>
    public string File { get; }
}
