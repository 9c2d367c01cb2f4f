namespace Tutorial.Lessons.Tests;

/// <summary>A folder for one test, gone after it.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tutorial-lessons-").FullName;

    public string File(params string[] parts)
    {
        string file = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        return file;
    }

    public string Write(string text, params string[] parts)
    {
        string file = File(parts);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
