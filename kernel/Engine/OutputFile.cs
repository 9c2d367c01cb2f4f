namespace Tutorial.Kernel.Engine;

/// <summary>The whole text of one folded cell, in a file. A full disk, or a folder that cannot be written, costs this file and never the session.</summary>
internal sealed class OutputFile
{
    private StreamWriter? _writer;

    /// <summary>Makes the file.</summary>
    /// <param name="create">Opens it; may throw what the disk says.</param>
    public OutputFile(Func<StreamWriter> create) => Guard(() => _writer = create());

    /// <summary>Why the text is not kept; null while all of it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Adds text, unless the file is given up.</summary>
    public void Write(string text) => Guard(() => _writer?.Write(text));

    /// <summary>Ends the file and gives its path; null when the text could not be kept.</summary>
    public string? Close()
    {
        string? path = (_writer?.BaseStream as FileStream)?.Name;
        Guard(() => _writer?.Dispose());
        _writer = null;
        return Problem is null ? path : null;
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Problem = problem.Message;
            GiveUp();
        }
    }

    // What there is of the file goes, too: on a full disk its room is what the learner's own work needs.
    private void GiveUp()
    {
        Stream? file = _writer?.BaseStream;
        _writer = null;
        try
        {
            // Not the writer: that would try once more to write what it holds.
            file?.Dispose();
            if (file is FileStream { Name: string path })
            {
                File.Delete(path);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The first problem is the one that is told; the file goes with the session's folder.
        }
    }
}
