using System.Globalization;

namespace Tutorial.Visuals.Words;

/// <summary>Numbers as people read them and as files hold them: the same text in every country.</summary>
internal static class Numbers
{
    /// <summary>Four significant digits for labels, tables and sentences: 0.1235, 12350, 1.235e+09.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "not a number" : value > 0 ? "infinity" : "minus infinity";
        }

        double size = Math.Abs(value);
        if (size != 0 && (size >= 1e7 || size < 1e-4))
        {
            return value.ToString("0.###e+0", CultureInfo.InvariantCulture);
        }

        int decimals = size == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 15);
        return Math.Round(value, decimals).ToString("0.########", CultureInfo.InvariantCulture);
    }

    /// <summary>Pixels: two decimals are finer than any screen, and keep pictures small.</summary>
    public static string Pixel(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>
    /// Nine significant digits: more than a chart can show, few enough that last-digit noise between machines does not change a figure.
    /// </summary>
    public static double Stored(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    /// <summary>A share as a percentage: 0.973 → 97.3 %.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>"1 point", "3 points".</summary>
    public static string Count(int count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
