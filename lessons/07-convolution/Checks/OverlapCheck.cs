using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class OverlapCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.9", "How well do two boxes agree?")
    {
        Points = 2,
        Task = "A box is left, top, right, bottom. Return the area that both boxes cover, divided by the area that at least one of them covers.",
        Solution = Overlap,
        // Shifted by nine, the second box lies apart in both directions, wherever the two were drawn.
        Inputs =
            from a in Box
            from b in Box
            from shift in Draw.OneOf(0, 0, 0, 9)
            select Draw.Inputs(a, b.Select(side => side + shift).ToArray()),
        IsFair = input => input.All(box => box is double[] { Length: 4 } sides && sides[0] < sides[2] && sides[1] < sides[3]),
        Laws =
        [
            new("the boxes may change places", (f, input) => Tables.Same(f(input), f([input[1], input[0]]))),
            new("a box agrees with itself fully", (f, input) => Tables.Same(f([input[0], input[0]]), 1.0)),
        ],
        Mistakes =
        [
            new("apart in both ways", "boxes that lie apart in both directions are said to overlap: two negative sides give a positive area; a side is at least 0",
                (double[] a, double[] b) => Both(a, b, clamped: false) / (Area(a) + Area(b) - Both(a, b, clamped: false))),
            new("counted twice", "what both cover is counted twice in the area below", (double[] a, double[] b) => Both(a, b) / (Area(a) + Area(b))),
            new("share of the first", "the area of the first box divides; a box that covers the whole picture would always be perfect", (double[] a, double[] b) => Both(a, b) / Area(a)),
            new("width and height", "the last two numbers are read as width and height; they are right and bottom",
                (double[] a, double[] b) => Overlap([a[0], a[1], a[0] + a[2], a[1] + a[3]], [b[0], b[1], b[0] + b[2], b[1] + b[3]])),
            new("frame around both", "the frame around both boxes divides; ground that neither covers does not count",
                (double[] a, double[] b) => Both(a, b) / ((Math.Max(a[2], b[2]) - Math.Min(a[0], b[0])) * (Math.Max(a[3], b[3]) - Math.Min(a[1], b[1])))),
        ],
        Hints =
        [
            "Draw two squares that overlap in a corner. Where does the overlap begin on the left, and where does it end on the right?",
            "both = max(0, min(rights) − max(lefts)) · max(0, min(bottoms) − max(tops)); both / (area a + area b − both)",
            "a = (0, 0, 2, 2), b = (1, 1, 3, 3): both 1, each 4, so 1 / (4 + 4 − 1) = 1/7.",
            "double width = Math.Max(0, Math.Min(a[2], b[2]) - Math.Max(a[0], b[0])), height = the same with 3 and 1; double both = width * height; return both / (((a[2] - a[0]) * (a[3] - a[1])) + ((b[2] - b[0]) * (b[3] - b[1])) - both);",
        ],
        Explanation = "Intersection over union punishes a box that is too large as much as one that is too small, and size does not matter: a small shape is as hard as a large one. Masks are compared by the same quotient, pixel by pixel.",
    };

    private static Gen<double[]> Box =>
        from left in Gen.Choose(0, 4)
        from top in Gen.Choose(0, 4)
        from width in Gen.Choose(1, 4)
        from height in Gen.Choose(1, 5)
        select new double[] { left, top, left + width, top + height };

    private static double Overlap(double[] a, double[] b)
    {
        double width = Math.Max(0, Math.Min(a[2], b[2]) - Math.Max(a[0], b[0]));
        double height = Math.Max(0, Math.Min(a[3], b[3]) - Math.Max(a[1], b[1]));
        double both = width * height;
        double either = ((a[2] - a[0]) * (a[3] - a[1])) + ((b[2] - b[0]) * (b[3] - b[1])) - both;
        return both / either;
    }

    private static double Area(double[] box) => (box[2] - box[0]) * (box[3] - box[1]);

    private static double Both(double[] a, double[] b, bool clamped = true)
    {
        double width = Math.Min(a[2], b[2]) - Math.Max(a[0], b[0]), height = Math.Min(a[3], b[3]) - Math.Max(a[1], b[1]);
        // Apart in one direction only, the product is negative, and nobody would take that for an area.
        return clamped || width * height < 0 ? Math.Max(0, width) * Math.Max(0, height) : width * height;
    }
}
