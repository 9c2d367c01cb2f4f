namespace Tutorial.Lessons.Documents;

/// <summary>What the words after a fence's language ask for, as in <c>```csharp raises-exception</c>.</summary>
/// <param name="Tags">Tags of the cell, in the order given.</param>
/// <param name="Exercise">The exercise the cell is for, such as 03.2; null for none.</param>
/// <param name="Include">A file of the kit whose text the cell shows, such as reference/Operations/Relu.cs; null for none.</param>
/// <param name="Member">The one type or member of <paramref name="Include"/> to show; null for the whole file.</param>
public sealed record CellOptions(IReadOnlyList<string> Tags, string? Exercise, string? Include, string? Member)
{
    /// <summary>No wishes at all.</summary>
    public static CellOptions None { get; } = new([], null, null, null);

    // A closed list: a misspelt tag would be silently without effect.
    private static readonly string[] _tags = ["raises-exception", "volatile", "hide", "predict", "notes"];

    /// <summary>Reads the words of an info string.</summary>
    /// <param name="words">The words after the language.</param>
    /// <param name="fail">Makes the error for a problem found.</param>
    internal static CellOptions Parse(string? words, Func<string, LessonFormatException> fail)
    {
        var tags = new List<string>();
        var options = None;
        foreach (string word in (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            string value = word[(equals + 1)..];
            switch (equals < 0 ? word : word[..equals])
            {
                case "exercise" when equals > 0 && value.Length > 0:
                    options = options with { Exercise = value };
                    break;
                case "source" when equals > 0 && value.Length > 0:
                    options = options with { Include = value };
                    break;
                case "member" when equals > 0 && value.Length > 0:
                    options = options with { Member = value };
                    break;
                case string tag when equals < 0 && _tags.Contains(tag):
                    tags.Add(tag);
                    break;
                default:
                    throw fail($"a fence does not know \"{word}\"; use {string.Join(", ", _tags)}, exercise=ID, source=FILE or member=NAME.");
            }
        }

        return options.Member is null || options.Include is not null
            ? options with { Tags = tags }
            : throw fail("member= needs source=FILE beside it.");
    }
}
