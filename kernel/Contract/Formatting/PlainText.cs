using System.Collections;
using Microsoft.DotNet.Interactive.Formatting.Tables;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The built-in text/plain of every value.</summary>
internal static class PlainText
{
    /// <summary>The value as text; what lies deeper than the limit is only named.</summary>
    public static string Of(object? value, int depth = 0)
    {
        if (Members.IsScalar(value))
        {
            return Members.Text(value);
        }

        if (depth > 0 && value is not null && TryOwn(value, out string own))
        {
            return own;
        }

        if (depth >= Formatter.RecursionLimit)
        {
            return Members.NameOf(value!.GetType());
        }

        return value switch
        {
            Exception problem => $"{Members.NameOf(problem.GetType())}: {problem.Message}",
            Task task => OfTask(task, depth),
            IDictionary dictionary when depth > 0 => OfDictionary(dictionary, depth),
            Array { Rank: 2 } when depth == 0 => TextTable.Of(Grid.From(value)!),
            _ when depth == 0 && value is IEnumerable && Grid.From(value) is Grid grid => TextTable.Of(grid),
            IEnumerable sequence => OfSequence(sequence, depth),
            _ when Members.Speaks(value!.GetType()) => value.ToString() ?? "",
            _ => OfObject(value, depth),
        };
    }

    private static string OfTask(Task task, int depth) =>
        task.IsCompletedSuccessfully && Members.Of(task.GetType()).FirstOrDefault(member => member.Name == "Result") is Members.Member result
            ? Of(result.Get(task), depth + 1)
            : $"Task ({task.Status}); write await before it to have its result";

    private static string OfSequence(IEnumerable sequence, int depth)
    {
        (List<object?> items, string? more) = Grid.Head(sequence);
        string text = string.Join(", ", items.Select(item => Of(item, depth + 1)));
        return items.Count == 0 ? "[ ]" : more is null ? $"[ {text} ]" : $"[ {text} {more} ]";
    }

    private static string OfDictionary(IDictionary dictionary, int depth)
    {
        Grid grid = Grid.From(dictionary)!;
        return $"{{ {string.Join(", ", grid.Rows.Select(row => $"{Of(row[0], depth + 1)}: {Of(row[1], depth + 1)}"))} {grid.More}".TrimEnd() + " }";
    }

    private static string OfObject(object value, int depth)
    {
        string name = Members.NameOf(value.GetType());
        IEnumerable<string> parts = Members.Of(value.GetType()).Select(member => $"{member.Name} = {Of(member.Get(value), depth + 1)}");
        string inside = string.Join(", ", parts);
        string shown = name == "anonymous type" ? "" : name + " ";
        return inside.Length == 0 ? name : $"{shown}{{ {inside} }}";
    }

    // A type's own way of showing itself also counts inside a table or a sequence.
    private static bool TryOwn(object value, out string text)
    {
        using var writer = new StringWriter();
        bool own = TypeFormatterSources.TryFormat(value, writer, "text/plain");
        text = writer.ToString();
        return own;
    }
}
