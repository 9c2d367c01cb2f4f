namespace Tutorial.Lessons.Documents;

/// <summary>A lesson.md that cannot become a notebook; the message is one sentence that says what, where and what to do.</summary>
public sealed class LessonFormatException : Exception
{
    /// <summary>Makes the error for one line of one lesson.</summary>
    /// <param name="file">The lesson's file, as the author knows it.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    /// <param name="inner">The parser's own error, when there is one.</param>
    public LessonFormatException(string file, int line, string problem, Exception? inner = null)
        : base($"{file}, line {line}: {problem}", inner)
    {
        File = file;
        Line = line;
    }

    /// <summary>The lesson's file.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }
}
