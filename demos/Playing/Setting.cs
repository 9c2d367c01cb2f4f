using System.Globalization;

namespace Tutorial.Demos.Playing;

/// <summary>Something that the person in front of a demonstration may choose; the page makes a control of it, the link carries it.</summary>
/// <param name="Name">The name in links and in code, such as "rate".</param>
/// <param name="Label">What stands beside the control.</param>
/// <param name="Kind">"choice", "number", "text" (one line) or "data" (many lines).</param>
/// <param name="Start">The value before anybody chooses.</param>
public sealed record Setting(string Name, string Label, string Kind, string Start)
{
    /// <summary>What a choice offers; empty for the other kinds.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The least number allowed.</summary>
    public double Low { get; init; }

    /// <summary>The greatest number allowed.</summary>
    public double High { get; init; }

    /// <summary>How far one press of an arrow key moves a number.</summary>
    public double Step { get; init; }

    /// <summary>A sentence under the control; empty: none.</summary>
    public string Help { get; init; } = "";

    /// <summary>One of a few words; the first is the start.</summary>
    public static Setting Choice(string name, string label, params string[] options) => new(name, label, "choice", options[0]) { Options = options };

    /// <summary>A number within bounds.</summary>
    public static Setting Number(string name, string label, double start, double low, double high, double step) =>
        new(name, label, "number", start.ToString(CultureInfo.InvariantCulture)) { Low = low, High = high, Step = step };

    /// <summary>One line of text.</summary>
    public static Setting Text(string name, string label, string start, string help) => new(name, label, "text", start) { Help = help };

    /// <summary>Own data as CSV or JSON; empty: the demonstration's own.</summary>
    public static Setting Data(string label, string help) => new("data", label, "data", "") { Help = help };

    /// <summary>What decides everything drawn at random; every demonstration has it.</summary>
    public static Setting Seed { get; } = Number("seed", "Seed", 1, 0, 999_999, 1) with { Help = "The same seed gives the same run." };
}
