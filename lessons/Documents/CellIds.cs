using System.Text;

namespace Tutorial.Lessons.Documents;

/// <summary>Gives cells ids that a reader recognises and that change only when the cell's own section is rearranged.</summary>
/// <remarks>nbformat 4.5 allows 1–64 letters, digits, "-" and "_", unique in the notebook.</remarks>
internal sealed class CellIds
{
    private const int LongestSection = 40;

    private readonly HashSet<string> _used = [];
    private string _section = "start";

    /// <summary>From here on ids begin with this heading's words.</summary>
    public void EnterSection(string heading)
    {
        string slug = Slug(heading);
        _section = slug.Length > 0 ? slug : "section";
    }

    /// <summary>The next free id of a kind in the section.</summary>
    public string Next(string kind)
    {
        int number = 1;
        while (!_used.Add($"{_section}-{kind}-{number}"))
        {
            number++;
        }

        return $"{_section}-{kind}-{number}";
    }

    /// <summary>The id of an exercise's cell: the same wherever the cell moves.</summary>
    public string ForExercise(string exercise)
    {
        string id = $"exercise-{Slug(exercise)}";
        string unique = id;
        for (int number = 2; !_used.Add(unique); number++)
        {
            unique = $"{id}-{number}";
        }

        return unique;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (char c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, LongestSection)).Trim('-');
    }
}
