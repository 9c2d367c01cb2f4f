using System.Text.RegularExpressions;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Player.Lessons;

/// <summary>One place where the words stand; the section is the heading above it.</summary>
internal sealed record SearchHit(string Slug, string Title, string Section, string Cell, string Before, string Match, string After);

/// <summary>Finds words in the prose and code of all notebooks.</summary>
internal sealed partial class LessonSearch(LessonCatalogue catalogue)
{
    private const int Most = 100;
    private const int MostInLesson = 20;
    private const int Around = 70;

    public IReadOnlyList<SearchHit> Find(string query)
    {
        string words = query.Trim();
        return words.Length < 2
            ? []
            : [.. catalogue.KitSlugs().Concat(catalogue.OwnSlugs()).SelectMany(slug => InLesson(slug, words).Take(MostInLesson)).Take(Most)];
    }

    private IEnumerable<SearchHit> InLesson(string slug, string words)
    {
        if (catalogue.Read(slug) is not Notebook notebook)
        {
            yield break;
        }

        string title = LessonInfo.Of(notebook, slug).Title;
        string section = "";
        foreach (Cell cell in notebook.Cells)
        {
            section = cell.Kind == CellKind.Markdown && Heading().Match(cell.Source) is { Success: true } heading ? heading.Groups[1].Value.Trim() : section;
            // What a reader sees, so without the marks of Markdown, and formulas as text.
            string text = cell.Kind == CellKind.Markdown ? PlainMath.In(Marks().Replace(cell.Source, "")) : cell.Source;
            int at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                int from = Math.Max(0, at - Around);
                int to = Math.Min(text.Length, at + words.Length + Around);
                yield return new SearchHit(
                    slug, title, section == title ? "" : section, cell.Id ?? "", Flat(text[from..at], from > 0, false), text.Substring(at, words.Length), Flat(text[(at + words.Length)..to], false, to < text.Length));
            }
        }
    }

    private static string Flat(string text, bool cutBefore, bool cutAfter) =>
        $"{(cutBefore ? "…" : "")}{text.ReplaceLineEndings(" ")}{(cutAfter ? "…" : "")}";

    [GeneratedRegex(@"^#{1,3} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^#{1,6} |\*|`", RegexOptions.Multiline)]
    private static partial Regex Marks();
}
