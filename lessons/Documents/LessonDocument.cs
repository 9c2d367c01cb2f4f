namespace Tutorial.Lessons.Documents;

/// <summary>A lesson as its author wrote it: front matter, then cells.</summary>
/// <param name="Slug">The lesson's folder name, such as 03-backpropagation.</param>
/// <param name="Header">The front matter.</param>
/// <param name="Cells">Prose and code from top to bottom.</param>
public sealed record LessonDocument(string Slug, LessonHeader Header, IReadOnlyList<LessonCell> Cells)
{
    /// <summary>Name of the file in each lesson's folder.</summary>
    public const string FileName = "lesson.md";

    /// <summary>The slugs of all lessons that have a lesson.md, in order.</summary>
    /// <param name="lessonsFolder">The kit's folder lessons/.</param>
    public static IReadOnlyList<string> Slugs(string lessonsFolder) =>
    [
        .. Directory.EnumerateDirectories(lessonsFolder)
            .Where(folder => File.Exists(Path.Combine(folder, FileName)))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads one lesson.</summary>
    /// <param name="lessonsFolder">The kit's folder lessons/.</param>
    /// <param name="slug">The lesson's folder name.</param>
    /// <exception cref="LessonFormatException">The file breaks a rule of the format.</exception>
    public static LessonDocument Read(string lessonsFolder, string slug) =>
        Parse(File.ReadAllText(Path.Combine(lessonsFolder, slug, FileName)), slug);

    /// <summary>Reads a lesson from its text.</summary>
    /// <param name="text">The content of lesson.md, with any line ends.</param>
    /// <param name="slug">The lesson's folder name.</param>
    /// <exception cref="LessonFormatException">The text breaks a rule of the format.</exception>
    public static LessonDocument Parse(string text, string slug)
    {
        string file = $"lessons/{slug}/{FileName}";

        // A checkout with other line ends must give the same notebook.
        string[] lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        int end = lines[0] == "---" ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
        {
            throw new LessonFormatException(file, 1, "a lesson begins with front matter between two lines of three dashes; see lessons/README.md.");
        }

        LessonHeader header = LessonHeaderReader.Read(string.Join('\n', lines[1..end]), file);

        // The front matter's lines stay as empty ones, so that Markdig's line numbers are the file's.
        string body = new string('\n', end + 1) + string.Join('\n', lines[(end + 1)..]);
        return new LessonDocument(slug, header, new LessonBodyReader(file, body).Read());
    }
}
