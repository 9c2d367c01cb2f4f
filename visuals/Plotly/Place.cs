namespace Tutorial.Visuals.Plotly;

/// <summary>Where a panel lies in a figure of several, and what plotly calls its axes.</summary>
internal sealed record Place(int Index, int Columns, int Rows)
{
    private const double Gap = 0.16;

    /// <summary>x, x2, x3, … for traces.</summary>
    public string X => "x" + Suffix;

    /// <summary>y, y2, y3, … for traces.</summary>
    public string Y => "y" + Suffix;

    /// <summary>xaxis, xaxis2, … in the layout.</summary>
    public string XAxis => "xaxis" + Suffix;

    /// <summary>yaxis, yaxis2, … in the layout.</summary>
    public string YAxis => "yaxis" + Suffix;

    /// <summary>The share of the figure's width from left to right.</summary>
    public (double From, double To) Across => Part(Index % Columns, Columns);

    /// <summary>The share of the figure's height from the bottom to the top.</summary>
    public (double From, double To) Up => Part(Rows - 1 - (Index / Columns), Rows);

    private string Suffix => Index == 0 ? "" : $"{Index + 1}";

    // Room for the axis names lies between panels.
    private static (double From, double To) Part(int at, int count)
    {
        double gap = count == 1 ? 0 : Gap / Math.Max(1, count - 1) * Math.Min(2, count - 1);
        double size = (1 - (gap * (count - 1))) / count;
        return (at * (size + gap), (at * (size + gap)) + size);
    }
}
