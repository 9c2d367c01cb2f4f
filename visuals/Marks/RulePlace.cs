namespace Tutorial.Visuals.Marks;

/// <summary>Where the label of a horizontal line stands: at the end, and on the side, where the fewest curves and points are.</summary>
/// <param name="AtRight">At the right end, else at the left.</param>
/// <param name="Above">Above the line, else below.</param>
internal sealed record RulePlace(bool AtRight, bool Above)
{
    private const double LetterWidth = 8.5, LetterHeight = 20;
    private const int Samples = 200;

    /// <summary>The place for a panel's rule; where nothing is in the way, above at the right.</summary>
    /// <param name="panel">Whose curves may be in the way.</param>
    /// <param name="rule">A horizontal line.</param>
    /// <param name="w">The plot's width in pixels.</param>
    /// <param name="h">Its height in pixels.</param>
    public static RulePlace For(Panel panel, RuleMark rule, double w, double h)
    {
        var xs = new Scale(panel.X, panel.Extent(ofX: true), 0, w);
        var ys = new Scale(panel.Y, panel.Extent(ofX: false), 0, h);
        double width = LetterWidth * (rule.Name.Length + 1), at = ys.At(rule.At);
        (double X, double Y)[] drawn = [.. panel.Marks.SelectMany(mark => Drawn(mark, xs, ys))];
        RulePlace[] places = [new(true, true), new(false, true), new(true, false), new(false, false)];
        return places.Where(place => place.Above ? at < h - LetterHeight : at > LetterHeight).DefaultIfEmpty(places[0]).MinBy(place => drawn.Count(point =>
            (place.AtRight ? point.X > w - width : point.X < width) && (place.Above ? point.Y - at : at - point.Y) is > 2 and < LetterHeight))!;
    }

    /// <summary>Points as they are, lines also between their points, in pixels.</summary>
    private static IEnumerable<(double X, double Y)> Drawn(Mark mark, Scale xs, Scale ys)
    {
        if (mark is not (LineMark or PointsMark))
        {
            return [];
        }

        (double X, double Y)[] points = [.. mark.Xs.Zip(mark.Ys, (x, y) => (xs.At(x), ys.At(y))).Where(point => !double.IsNaN(point.Item1) && !double.IsNaN(point.Item2))];
        int between = mark is LineMark && points.Length > 1 ? Math.Max(1, Samples / (points.Length - 1)) : 1;
        return points.Zip(points.Skip(1).Append(points.LastOrDefault())).SelectMany(pair => Enumerable.Range(0, between).Select(i =>
            (pair.First.X + ((pair.Second.X - pair.First.X) * i / between), pair.First.Y + ((pair.Second.Y - pair.First.Y) * i / between))));
    }
}
