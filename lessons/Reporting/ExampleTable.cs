using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Reporting;

/// <summary>The rows of the small table under a verdict: what is shown, by what name.</summary>
public static class ExampleTable
{
    /// <summary>Name and text of each row; a text may have several lines.</summary>
    /// <param name="verdict">The verdict; without an example there are no rows.</param>
    public static IReadOnlyList<(string Name, string Text)> Rows(Verdict verdict)
    {
        if (verdict.Example is not { } example)
        {
            return [];
        }

        var rows = example.Input.Select(item => (item.Name, ValueText.Of(item.Value))).ToList();
        IReadOnlyList<string> parts = verdict.Exercise.Parts;
        if (example.Expected is not null)
        {
            rows.AddRange(Named("expected", parts, example.Expected));
        }

        rows.AddRange(example.Actual switch
        {
            Outcome.Answer answer => Named("yours", parts, answer.Value),
            Outcome.Threw => [("yours", "no answer (an exception)")],
            Outcome.TimedOut => [("yours", "no answer in time")],
            _ => [("yours", "no answer")],
        });
        if (example.Where.Length > 0)
        {
            rows.Add(("differs", Where(example.Where, parts)));
        }

        return rows;
    }

    private static IEnumerable<(string, string)> Named(string name, IReadOnlyList<string> parts, object? value) =>
        value is object?[] several && several.Length == parts.Count && parts.Count > 0
            ? parts.Zip(several, (part, item) => ($"{name} {part}", ValueText.Of(item)))
            : [(name, ValueText.Of(value))];

    // The first index of an answer in parts is the part's.
    private static string Where(string where, IReadOnlyList<string> parts)
    {
        int end = where.IndexOf(']', StringComparison.Ordinal);
        return parts.Count > 0 && end > 4 && int.TryParse(where[4..end], out int part) && part < parts.Count
            ? $"in {parts[part]} {where[(end + 1)..].TrimStart(':', ' ')}".TrimEnd()
            : where.StartsWith("at [", StringComparison.Ordinal) ? $"first {where}" : where;
    }
}
