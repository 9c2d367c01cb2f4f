using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Grading;

/// <summary>What one student handed in.</summary>
/// <param name="Name">The folder's or file's name.</param>
/// <param name="Files">Path (as seen from the class's folder) and text of each C# file.</param>
public sealed record StudentFiles(string Name, IReadOnlyList<(string Path, string Text)> Files)
{
    // Longer files are cut: the compiler refuses them anyway, and the judge need not hold them.
    private const int MostCharacters = 250_000, MostFiles = 200;

    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };

    /// <summary>Every student of a folder, by name.</summary>
    /// <param name="folder">The class's folder: a folder or a C# file for each student.</param>
    public static IEnumerable<string> Names(string folder) => Directory.EnumerateDirectories(folder)
        .Where(path => !File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
        .Concat(Directory.EnumerateFiles(folder, "*.cs"))
        .Select(path => System.IO.Path.GetFileName(path)!)
        .Where(name => !name.StartsWith('.'))
        .Order(StringComparer.Ordinal);

    /// <summary>Reads what one student handed in. Links are not followed.</summary>
    /// <param name="folder">The class's folder.</param>
    /// <param name="name">The student's folder or file.</param>
    public static StudentFiles Read(string folder, string name)
    {
        string path = System.IO.Path.Combine(folder, name);
        IEnumerable<string> files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.cs", Walk)
            .Where(file => !Regex.IsMatch(System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'), "(^|/)(bin|obj)/"));
        return new StudentFiles(name, [.. files.Order(StringComparer.Ordinal).Take(MostFiles).Select(file => (System.IO.Path.GetRelativePath(folder, file), Text(file)))]);
    }

    /// <summary>Changes when anything of the submission changes.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Files.Select(file => $"{file.Path}\0{file.Text}")))))[..16];

    /// <summary>The text that answers a lesson; null when no file does.</summary>
    /// <param name="exercises">The lesson's exercises.</param>
    public string? For(IReadOnlyList<ExerciseDefinition> exercises)
    {
        (string Path, string Text) best = Files.MaxBy(file => Score(file, exercises));
        return best.Text is not null && Score(best, exercises) > 0 ? best.Text : null;
    }

    // Ids in the comments weigh most: they are in every skeleton. Then the lesson's folder, then the methods' names.
    private static int Score((string Path, string Text) file, IReadOnlyList<ExerciseDefinition> exercises) =>
        (10 * exercises.Count(exercise => file.Text.Contains(exercise.Id + " ", StringComparison.Ordinal)))
        + (file.Path.Contains(exercises[0].Lesson, StringComparison.OrdinalIgnoreCase) ? 5 : 0)
        + exercises.Count(exercise => Regex.IsMatch(file.Text, $@"\b{exercise.Method}\s*\("));

    private static string Text(string file)
    {
        using var reader = new StreamReader(file);
        var buffer = new char[MostCharacters];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }
}
