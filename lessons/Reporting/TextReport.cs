using System.Globalization;
using System.Text;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Reporting;

/// <summary>A verdict for the terminal: message first, then a small table, then what to do next. No stack trace.</summary>
public static class TextReport
{
    private const int Width = 78;

    /// <summary>The first line: mark, id, title, points.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Head(Verdict verdict)
    {
        string left = $"{(verdict.Passed ? "✓" : verdict.Kind == VerdictKind.NotWritten ? "·" : "✗")} {verdict.Exercise.Id}  {verdict.Exercise.Title}";
        return left + Points(verdict).PadLeft(Math.Max(2, Width - left.Length));
    }

    /// <summary>Everything below the first line.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="details">True adds the exception behind the message.</param>
    public static string Body(Verdict verdict, bool details = false)
    {
        var text = new StringBuilder();
        text.Append('\n').Append(Wrap(verdict.Message, "  ")).Append('\n');
        IReadOnlyList<(string Name, string Text)> rows = ExampleTable.Rows(verdict);
        if (rows.Count > 0)
        {
            text.Append('\n');
            int names = rows.Max(row => row.Name.Length);
            foreach ((string name, string value) in rows)
            {
                string[] lines = value.Split('\n');
                text.Append(CultureInfo.InvariantCulture, $"    {name.PadRight(names)}   {lines[0]}\n");
                foreach (string line in lines.Skip(1))
                {
                    text.Append(CultureInfo.InvariantCulture, $"    {new string(' ', names)}   {line}\n");
                }
            }
        }

        if (verdict.Printed.Length > 0)
        {
            text.Append("\n    it printed: ").Append(OneLine(verdict.Printed)).Append('\n');
        }

        if (details && verdict.Details is not null)
        {
            text.Append('\n').Append(Wrap(verdict.Details, "    ")).Append('\n');
        }

        if (verdict.Kind is VerdictKind.NotWritten or VerdictKind.NoFile)
        {
            text.Append('\n').Append(Wrap($"What to do: {verdict.Exercise.Task}", "  ")).Append('\n');
        }

        if (Next(verdict) is { Length: > 0 } next)
        {
            text.Append("\n  ").Append(next).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The whole verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="details">True adds the exception behind the message.</param>
    public static string Of(Verdict verdict, bool details = false) => $"{Head(verdict)}\n{Body(verdict, details)}";

    /// <summary>Points as <c>1 of 2 points</c>.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Points(Verdict verdict) =>
        string.Create(CultureInfo.InvariantCulture, $"{verdict.Points:0.##} of {verdict.Of} {(verdict.Of == 1 ? "point" : "points")}");

    private static string Next(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Passed => "",
        VerdictKind.NotWritten or VerdictKind.NoFile => $"A hint: ./tutorial hint {verdict.Exercise.Id}",
        VerdictKind.DoesNotCompile or VerdictKind.NotAllowed or VerdictKind.NoMethod => "",
        _ => $"A hint:                 ./tutorial hint {verdict.Exercise.Id}\n  The same inputs again:  ./tutorial check {verdict.Exercise.Id} --seed {verdict.Seed}",
    };

    private static string OneLine(string printed)
    {
        string line = printed.Trim().ReplaceLineEndings(" ⏎ ");
        return line.Length <= 60 ? line : line[..60] + "…";
    }

    private static string Wrap(string sentence, string indent)
    {
        var lines = new List<string> { "" };
        foreach (string word in sentence.Split(' ', '\n'))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length + 1 > Width - indent.Length)
            {
                lines.Add("");
            }

            lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        }

        return string.Join('\n', lines.Select(line => indent + line));
    }
}
