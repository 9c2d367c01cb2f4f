namespace Tutorial.Visuals.Images;

/// <summary>Colours for numbers: evenly spaced anchors, mixed linearly between them.</summary>
internal sealed class ColourScale
{
    private readonly (byte R, byte G, byte B)[] _anchors;

    private ColourScale(params string[] anchors) => _anchors = [.. anchors.Select(Parse)];

    /// <summary>From near-white to dark blue: shares, counts, weights of attention.</summary>
    public static ColourScale Blues { get; } = new("#F4F8FB", "#9CC9E3", "#3B8FC4", "#0B5A92", "#032F52");

    /// <summary>Blue below 0, white at 0, vermilion above: signed values.</summary>
    public static ColourScale Signed { get; } = new("#00456B", "#0072B2", "#F7F7F7", "#D55E00", "#803800");

    /// <summary>From near-white to middle grey: a surface on which coloured paths are seen.</summary>
    public static ColourScale Paper { get; } = new("#FFFFFF", "#8A8A8A");

    /// <summary>The colour of a share from 0 to 1.</summary>
    public (byte R, byte G, byte B) At(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (_anchors.Length - 1);
        int left = Math.Min((int)place, _anchors.Length - 2);
        (byte R, byte G, byte B) a = _anchors[left], b = _anchors[left + 1];
        double t = place - left;
        return (Mix(a.R, b.R, t), Mix(a.G, b.G, t), Mix(a.B, b.B, t));
    }

    /// <summary>The colour of a value between <paramref name="low"/> and <paramref name="high"/>.</summary>
    public (byte R, byte G, byte B) At(double value, double low, double high) =>
        At(high > low ? ((value / 2) - (low / 2)) / ((high / 2) - (low / 2)) : 0.5);

    /// <summary>Black or white, whichever is read better on the colour (relative luminance of WCAG 2.1).</summary>
    public static string TextOn((byte R, byte G, byte B) colour)
    {
        double luminance = (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));
        return luminance > 0.179 ? "#000000" : "#FFFFFF";
    }

    /// <summary>#rrggbb.</summary>
    public static string Hex((byte R, byte G, byte B) colour) => $"#{colour.R:X2}{colour.G:X2}{colour.B:X2}";

    /// <summary>The three channels of #rrggbb.</summary>
    public static (byte R, byte G, byte B) Parse(string hex) =>
        (Convert.ToByte(hex[1..3], 16), Convert.ToByte(hex[3..5], 16), Convert.ToByte(hex[5..7], 16));

    /// <summary>The anchors as plotly writes a colour scale: (share, colour).</summary>
    public IEnumerable<(double Share, string Colour)> Anchors =>
        _anchors.Select((a, i) => ((double)i / (_anchors.Length - 1), Hex(a)));

    private static byte Mix(byte a, byte b, double t) => (byte)Math.Round(a + ((b - a) * t));

    private static double Linear(byte channel)
    {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
