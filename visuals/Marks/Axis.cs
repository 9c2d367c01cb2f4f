namespace Tutorial.Visuals.Marks;

/// <summary>One axis of a panel: its name with its unit, and how numbers are laid along it.</summary>
/// <param name="Name">What is measured and in which unit, such as <c>time (s)</c>.</param>
internal sealed record Axis(string Name)
{
    /// <summary>Powers of ten at equal distances. Values of 0 or less have no place on such an axis.</summary>
    public bool Log { get; init; }

    /// <summary>Counts from top to bottom (or right to left), as rows of a matrix do.</summary>
    public bool Reversed { get; init; }

    /// <summary>Only whole numbers have a meaning here, as for epochs and rows: no tick stands between them.</summary>
    public bool Whole { get; init; }

    /// <summary>The part that is shown; <c>null</c> shows all the data.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>Words at 0, 1, 2, … times <see cref="LabelStep"/> in place of numbers; <c>null</c> for numbers.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>The distance from label to label.</summary>
    public double LabelStep { get; init; } = 1;

    /// <summary>Whether this axis can show the value at all.</summary>
    public bool Shows(double value) => double.IsFinite(value) && (!Log || value > 0);

    /// <summary>The value in words: the nearest label where the axis has labels (bars of a group stand beside it), else the number.</summary>
    public string Say(double value)
    {
        int label = Labels is null || !double.IsFinite(value) ? -1 : (int)Math.Round(Math.Clamp(value / LabelStep, -1, Labels.Count));
        return Labels is not null && label >= 0 && label < Labels.Count ? Labels[label] : Words.Numbers.Short(value);
    }
}
