namespace Tutorial.Kernel.Session;

/// <summary>A part of a cell in one language.</summary>
/// <param name="Language">csharp, fsharp, html, javascript, mermaid or markdown.</param>
/// <param name="Code">The cell's text with blanks in place of all other parts, so that lines and positions are the cell's.</param>
/// <param name="Text">The part's own text.</param>
/// <param name="Start">The position at which the part begins.</param>
/// <param name="End">The position after its last.</param>
internal sealed record Segment(string Language, string Code, string Text, int Start, int End)
{
    private static readonly Dictionary<string, string> _languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["C#"] = "csharp",
        ["cs"] = "csharp",
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["fs"] = "fsharp",
        ["html"] = "html",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["mermaid"] = "mermaid",
        ["markdown"] = "markdown",
        ["md"] = "markdown",
    };

    /// <summary>The language a name stands for, or null.</summary>
    public static string? LanguageOf(string name) => _languages.GetValueOrDefault(name);

    /// <summary>Splits a cell at its lines <c>#!csharp</c>, <c>#!fsharp</c>, …; parts without text are left out.</summary>
    public static IEnumerable<Segment> Split(string code, string language)
    {
        string[] lines = code.ReplaceLineEndings("\n").Split('\n');
        string current = LanguageOf(language) ?? language;
        int first = 0;
        for (int line = 0; line <= lines.Length; line++)
        {
            string? next = line < lines.Length && lines[line].TrimStart().StartsWith("#!", StringComparison.Ordinal)
                ? LanguageOf(lines[line].Trim()[2..].Split(' ')[0])
                : null;
            if (next is null && line < lines.Length)
            {
                continue;
            }

            if (lines[first..line].Any(text => text.Trim().Length > 0))
            {
                string text = string.Join('\n', lines[first..line]);
                int start = lines[..first].Sum(above => above.Length + 1);
                IEnumerable<string> blank = lines[..first].Select(above => new string(' ', above.Length));
                yield return new(current, string.Concat(blank.Select(above => above + "\n")) + text, text, start, start + text.Length);
            }

            current = next ?? current;
            first = line + 1;
        }
    }
}
