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
            string text = cell.Kind == CellKind.Markdown ? Shown(cell.Source) : cell.Source;
            int at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                int from = WordAfter(text, at - Around, at);
                int to = WordBefore(text, at + words.Length + Around, at + words.Length);
                yield return new SearchHit(
                    slug, title, section == title ? "" : section, cell.Id ?? "", Flat(text[from..at], from > 0, false), text.Substring(at, words.Length), Flat(text[(at + words.Length)..to], false, to < text.Length));
            }
        }
    }

    // What a reader sees: without the marks of Markdown, a table's row as a line, formulas as text.
    private static string Shown(string markdown)
    {
        string text = Marks().Replace(Links().Replace(markdown, "$1"), "");
        return PlainMath.In(Rows().Replace(text, row => row.Value.Trim('|', ' ').Replace(" | ", " · ", StringComparison.Ordinal)));
    }

    // Excerpts begin and end with whole words, where there are any on the way to the place itself.
    private static int WordAfter(string text, int from, int place)
    {
        int space = from <= 0 ? -1 : text.AsSpan(from, place - from).IndexOfAny(' ', '\n');
        return from <= 0 ? 0 : space < 0 ? from : from + space + 1;
    }

    private static int WordBefore(string text, int to, int place)
    {
        int space = to >= text.Length ? -1 : text.AsSpan(place, to - place).LastIndexOfAny(' ', '\n');
        return to >= text.Length ? text.Length : space < 0 ? to : place + space;
    }

    private static string Flat(string text, bool cutBefore, bool cutAfter) =>
        $"{(cutBefore ? "…" : "")}{text.ReplaceLineEndings(" ")}{(cutAfter ? "…" : "")}";

    [GeneratedRegex(@"^#{1,3} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^`{3}.*$|^[ |:-]*-{3}[ |:-]*$|^#{1,6} |\*|`", RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^\|.*\|[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"!?\[([^\]\n]*)\]\([^)\n]*\)")]
    private static partial Regex Links();
}
