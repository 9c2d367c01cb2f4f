namespace Tutorial.Visuals.Marks;

/// <summary>Lines of equal height on a grid.</summary>
/// <remarks>
/// Marching squares: a cell of four neighbouring heights is cut where its edges cross the level, linearly between corners.
/// Source: Lorensen and Cline 1987 (its two-dimensional case). A saddle cell is settled by the mean of its corners.
/// </remarks>
internal static class Contours
{
    /// <summary>The pieces of all lines of one level as (x₀, y₀, x₁, y₁).</summary>
    public static IEnumerable<(double X0, double Y0, double X1, double Y1)> Segments(ContourMark mark, double level)
    {
        for (int row = 0; row + 1 < mark.Y.Length; row++)
        {
            for (int column = 0; column + 1 < mark.X.Length; column++)
            {
                (double X, double Y)[] cuts = Cuts(mark, row, column, level);
                for (int i = 0; i + 1 < cuts.Length; i += 2)
                {
                    yield return (cuts[i].X, cuts[i].Y, cuts[i + 1].X, cuts[i + 1].Y);
                }
            }
        }
    }

    /// <summary>All lines of all levels as one path, with NaN between the pieces.</summary>
    public static (double[] X, double[] Y) Path(ContourMark mark)
    {
        var x = new List<double>();
        var y = new List<double>();
        foreach ((double x0, double y0, double x1, double y1) in mark.Levels.SelectMany(level => Segments(mark, level)))
        {
            x.AddRange([x0, x1, double.NaN]);
            y.AddRange([y0, y1, double.NaN]);
        }

        return ([.. x], [.. y]);
    }

    // Where the level cuts the four edges, in turn; four cuts make two pieces.
    private static (double X, double Y)[] Cuts(ContourMark mark, int row, int column, double level)
    {
        (int R, int C)[] corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)];
        double[] heights = [.. corners.Select(c => mark.Z[c.R, c.C])];
        if (!heights.All(double.IsFinite))
        {
            return [];
        }

        var cuts = new List<(double X, double Y)>();
        for (int i = 0; i < 4; i++)
        {
            int j = (i + 1) % 4;
            if (heights[i] >= level != heights[j] >= level)
            {
                double t = (level - heights[i]) / (heights[j] - heights[i]);
                double x = mark.X[corners[i].C], y = mark.Y[corners[i].R];
                cuts.Add((x + (t * (mark.X[corners[j].C] - x)), y + (t * (mark.Y[corners[j].R] - y))));
            }
        }

        // In a saddle two neighbouring cuts belong together: which two, the middle decides.
        bool turn = cuts.Count == 4 && heights.Average() >= level == heights[0] >= level;
        return turn ? [cuts[0], cuts[1], cuts[2], cuts[3]] : cuts.Count == 4 ? [cuts[1], cuts[2], cuts[3], cuts[0]] : [.. cuts];
    }
}
