namespace Tutorial.Lessons.Working;

/// <summary>Writes whole files or nothing.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file and renames, so that no reader ever sees half of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">Its whole text.</param>
    public static void Write(string file, string text)
    {
        string partial = $"{file}.{Environment.ProcessId}.tmp";
        File.WriteAllText(partial, text);
        File.Move(partial, file, overwrite: true);
    }
}
