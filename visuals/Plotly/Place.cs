namespace Tutorial.Visuals.Plotly;

/// <summary>Where a panel lies in a figure of several, and what plotly calls its axes.</summary>
/// <param name="Index">The panel's number.</param>
/// <param name="Columns">Panels side by side.</param>
/// <param name="Rows">Panels one above the other.</param>
/// <param name="FigureHeight">The figure's height in pixels.</param>
internal sealed record Place(int Index, int Columns, int Rows, double FigureHeight)
{
    // Room for ticks and the axis' name between panels; below, the next panel's title as well.
    private const double GapAcross = 0.13, PixelsBetweenRows = 96, Margins = 150, UsualWidth = 640;

    /// <summary>x, x2, x3, … for traces.</summary>
    public string X => "x" + Suffix;

    /// <summary>y, y2, y3, … for traces.</summary>
    public string Y => "y" + Suffix;

    /// <summary>xaxis, xaxis2, … in the layout.</summary>
    public string XAxis => "xaxis" + Suffix;

    /// <summary>yaxis, yaxis2, … in the layout.</summary>
    public string YAxis => "yaxis" + Suffix;

    /// <summary>The share of the figure's width from left to right.</summary>
    public (double From, double To) Across => Part(Index % Columns, Columns, GapAcross);

    /// <summary>The share of the figure's height from the bottom to the top.</summary>
    public (double From, double To) Up => Part(Rows - 1 - (Index / Columns), Rows, Math.Min(0.5 / Rows, PixelsBetweenRows / Math.Max(1, FigureHeight - Margins)));

    /// <summary>The plot's width in pixels on a page of usual width.</summary>
    public double Width => (Across.To - Across.From) * UsualWidth;

    /// <summary>The plot's height in pixels.</summary>
    public double Height => (Up.To - Up.From) * Math.Max(1, FigureHeight - Margins);

    private string Suffix => Index == 0 ? "" : $"{Index + 1}";

    private static (double From, double To) Part(int at, int count, double gap)
    {
        double size = (1 - (gap * (count - 1))) / count;
        return (at * (size + gap), (at * (size + gap)) + size);
    }
}
