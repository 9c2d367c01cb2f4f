namespace Tutorial.Kernel.Session;

/// <summary>A line of a cell that speaks to the engine: <c>#!time</c>, <c>#!import file</c>, <c>#r "…"</c>.</summary>
/// <param name="Name">What follows <c>#!</c>, or <c>r</c>.</param>
/// <param name="Arguments">The rest of the line, split at spaces outside quotes.</param>
/// <param name="Line">From 1.</param>
internal sealed record Directive(string Name, IReadOnlyList<string> Arguments, int Line)
{
    /// <summary>Takes the directives out of code and leaves blanks in their place.</summary>
    public static (IReadOnlyList<Directive> Directives, string Code) Extract(string code)
    {
        var found = new List<Directive>();
        string[] lines = code.Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].Trim();
            if (line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("#r ", StringComparison.Ordinal) || line.StartsWith("#i ", StringComparison.Ordinal))
            {
                string[] words = Words(line.TrimStart('#').TrimStart('!'));
                found.Add(new(words.Length > 0 ? words[0] : "", words.Length > 1 ? words[1..] : [], index + 1));
                lines[index] = new string(' ', lines[index].Length);
            }
        }

        return (found, string.Join('\n', lines));
    }

    /// <summary>The value after an option such as <c>--from</c>, or null.</summary>
    public string? Option(string name)
    {
        int at = Arguments.ToList().IndexOf(name);
        return at >= 0 && at + 1 < Arguments.Count ? Arguments[at + 1] : null;
    }

    private static string[] Words(string line)
    {
        var words = new List<string>();
        string[] quoted = line.Split('"');
        for (int part = 0; part < quoted.Length; part++)
        {
            if (part % 2 == 1)
            {
                words.Add(quoted[part]);
            }
            else
            {
                words.AddRange(quoted[part].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return [.. words];
    }
}
