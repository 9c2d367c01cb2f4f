namespace Tutorial.Datasets.Drawing;

/// <summary>A line that the pen draws without being lifted, as points in the unit square; y grows downwards.</summary>
internal sealed record Stroke((double X, double Y)[] Points)
{
    /// <summary>A smooth line through the given points (Catmull and Rom 1974).</summary>
    public static Stroke Through(params (double X, double Y)[] knots)
    {
        const int Steps = 6;
        List<(double X, double Y)> points = [knots[0]];
        for (int i = 0; i + 1 < knots.Length; i++)
        {
            (double X, double Y) before = knots[Math.Max(i - 1, 0)], from = knots[i], to = knots[i + 1], after = knots[Math.Min(i + 2, knots.Length - 1)];
            for (int step = 1; step <= Steps; step++)
            {
                double t = (double)step / Steps;
                points.Add((Blend(before.X, from.X, to.X, after.X, t), Blend(before.Y, from.Y, to.Y, after.Y, t)));
            }
        }

        return new Stroke([.. points]);
    }

    /// <summary>Straight lines from point to point.</summary>
    public static Stroke Straight(params (double X, double Y)[] points) => new(points);

    /// <summary>The same line with every point moved.</summary>
    public Stroke Map(Func<(double X, double Y), (double X, double Y)> move) => new(Array.ConvertAll(Points, point => move(point)));

    private static double Blend(double before, double from, double to, double after, double t) => 0.5 * ((2 * from) + (t * (to - before))
        + (t * t * ((2 * before) - (5 * from) + (4 * to) - after)) + (t * t * t * ((3 * from) - before - (3 * to) + after)));
}
