namespace Tutorial.Visuals;

/// <summary>The colours of series: readable on white and on near-black paper, and told apart with every kind of colour vision.</summary>
/// <remarks>
/// Source: Okabe and Ito 2008, "Color Universal Design", without its black (invisible on dark paper) and its
/// yellow (invisible on white), and with a blue a little lighter than its #0072B2, for dark paper. A seventh, violet, lies
/// farther from each of the six than the nearest two of them from each other, also as seen without red, green or blue cones (Machado et al. 2009).
/// The first four and the seventh have a contrast of at least 3 : 1 with white and with #1e1e1e. Dashes and symbols repeat what the colour says.
/// </remarks>
public static class Palette
{
    private static readonly string[] s_colours = ["#1A80C4", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#843CF0"];
    private static readonly string[] s_dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "16px,5px,3px,5px,3px,5px"];
    private static readonly string?[] s_patterns = [null, "9 6", "3 5", "9 5 3 5", "16 6", "16 5 3 5", "16 5 3 5 3 5"];
    private static readonly string[] s_symbols = ["circle", "square", "triangle-up", "diamond", "cross", "x", "triangle-down"];

    /// <summary>How many colours there are before they repeat.</summary>
    public static int Count => s_colours.Length;

    /// <summary>The colour of series number <paramref name="index"/>, as #rrggbb.</summary>
    public static string Colour(int index) => s_colours[Wrap(index)];

    /// <summary>plotly's name of the dash pattern; series 8 to 14 have other dashes than series 1 to 7.</summary>
    internal static string Dash(int index) => s_dashes[Wrap(index + (index / Count))];

    /// <summary>The same dash as SVG writes it; null for a solid line.</summary>
    internal static string? DashPattern(int index) => s_patterns[Wrap(index + (index / Count))];

    /// <summary>plotly's name of the marker symbol.</summary>
    internal static string Symbol(int index) => s_symbols[Wrap(index + (index / Count))];

    private static int Wrap(int index) => ((index % Count) + Count) % Count;
}
