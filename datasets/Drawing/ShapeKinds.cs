namespace Tutorial.Datasets.Drawing;

/// <summary>The outlines of the drawn shapes, around the origin. Each covers about two square units, so that the amount of ink tells nothing.</summary>
internal static class ShapeKinds
{
    private static readonly Dictionary<string, Func<double, double, bool>> Outlines = new()
    {
        ["circle"] = (x, y) => (x * x) + (y * y) < 0.64,
        ["square"] = (x, y) => Math.Abs(x) < 0.71 && Math.Abs(y) < 0.71,
        ["triangle"] = (x, y) => y < 0.62 && y > -1.24 + (1.73 * Math.Abs(x)),
        ["cross"] = (x, y) => Math.Max(Math.Abs(x), Math.Abs(y)) < 0.95 && Math.Min(Math.Abs(x), Math.Abs(y)) < 0.31,
        ["ring"] = (x, y) => (x * x) + (y * y) is > 0.266 and < 0.9025,
        ["moon"] = (x, y) => (x * x) + (y * y) < 1 && ((x - 0.7) * (x - 0.7)) + (y * y) > 0.49,
        ["star"] = Star,
    };

    /// <summary>All names, in a fixed order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Outlines.Keys];

    /// <summary>Whether a point lies inside the outline.</summary>
    public static bool Contains(string kind, double x, double y) => Outlines[kind](x, y);

    // Between a tip (radius 1.15) and the next hollow (radius 0.59) the outline is straight; ten mirrored pieces make the star.
    private static bool Star(double x, double y)
    {
        double piece = Math.PI / 5;
        double angle = Math.Abs(Math.IEEERemainder(Math.Atan2(y, x), 2 * piece)), radius = Math.Sqrt((x * x) + (y * y));
        return radius * ((0.59 * Math.Sin(piece - angle)) + (1.15 * Math.Sin(angle))) < 1.15 * 0.59 * Math.Sin(piece);
    }
}
