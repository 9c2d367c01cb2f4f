using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L00Start;

internal static class ProductShapeCheck
{
    public static ExerciseDefinition Exercise { get; } = new("00.7", "Which shapes fit?")
    {
        Points = 1,
        Task = "a and b are the shapes of two matrices, such as [2, 3]. Return the shape of their product a·b, or an empty array when the two do not fit.",
        Solution = ProductShape,
        Inputs =
            from rows in Draw.Count(1, 4)
            from inner in Draw.Count(1, 4)
            from other in Draw.Count(1, 4).Or(Gen.Constant(inner)).Or(Gen.Constant(inner))
            from columns in Draw.Count(1, 4)
            select Draw.Inputs(new[] { rows, inner }, new[] { other, columns }),
        IsFair = input => input.All(shape => shape is int[] { Length: 2 } sizes && sizes.All(size => size > 0)),
        Laws = [new("one row times one column is one number, whatever their length", (f, input) => Tables.Same(f([new[] { 1, ((int[])input[0]!)[1] }, new[] { ((int[])input[0]!)[1], 1 }]), new[] { 1, 1 }))],
        Mistakes =
        [
            new("never refused", "shapes that do not fit get an answer, too; the inner sizes must be equal",
                (int[] a, int[] b) => new[] { a[0], b[1] }),
            new("inner sizes", "the sizes that stand inside are returned; they vanish, and the outer ones remain",
                (int[] a, int[] b) => a[1] == b[0] ? new[] { a[1], b[0] } : []),
            new("equal shapes wanted", "both shapes are asked to be equal, which is the rule for adding",
                (int[] a, int[] b) => a[0] == b[0] && a[1] == b[1] ? new[] { a[0], b[1] } : []),
            new("result transposed", "rows and columns of the result are exchanged",
                (int[] a, int[] b) => a[1] == b[0] ? new[] { b[1], a[0] } : []),
        ],
        Hints =
        [
            "Each number of the product is a row of a times a column of b. How long is a row of a? A column of b?",
            "(rows, inner)·(inner, columns) = (rows, columns)",
            "(2, 3)·(3, 4) = (2, 4); (3, 2)·(3, 2) does not exist.",
            "return a[1] == b[0] ? new[] { a[0], b[1] } : new int[0];",
        ],
        Explanation = "Reading shapes is the cheapest test there is: most faults in a network show as two sizes that do not fit, or that fit in the wrong order. The kit's own messages always name both shapes.",
    };

    private static int[] ProductShape(int[] a, int[] b) => a[1] == b[0] ? [a[0], b[1]] : [];
}
