using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class StackSlopesCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.11", "A way around: the slope of a stack")
    {
        Points = 2,
        Task = "Blocks of one number each are stacked; slope[l] is the slope of block l's own function f. Return two numbers: the slope from the stack's input to its output when block l computes f(x), and when it computes x + f(x).",
        Solution = StackSlopes,
        Inputs =
            from blocks in Draw.Count(2, 6)
            from slope in Draw.Between(-0.8, 0.9).ArrayOf(blocks)
            where slope.All(s => Math.Abs(s) > 0.05)
            select Draw.Inputs(slope),
        IsFair = input => input is [double[] { Length: >= 2 } slope] && slope.All(s => s != 0),
        Laws =
        [
            new("a block whose f has slope 0 stops the plain stack and does no harm to the other", (f, input) =>
                f(input) is double[] before && f([((double[])input[0]!).Append(0).ToArray()]) is double[] after
                && Tables.Same(after[0], 0.0) && Tables.Same(after[1], before[1])),
        ],
        Mistakes =
        [
            new("one way around all", "one wire leads around the whole stack: 1 + the product; every block has its own",
                (double[] slope) => new[] { Product(slope, 0), 1 + Product(slope, 0) }),
            new("added up", "the slopes of the blocks are added; a chain multiplies them", (double[] slope) => new[] { slope.Sum(), slope.Sum(s => 1 + s) }),
            new("exchanged", "the two numbers are exchanged; the plain stack comes first", (double[] slope) => new[] { Product(slope, 1), Product(slope, 0) }),
            new("sizes only", "the signs are lost; a slope may be negative", (double[] slope) => StackSlopes([.. slope.Select(Math.Abs)])),
            new("last block left out", "the last block is left out", (double[] slope) => StackSlopes(slope[..^1])),
        ],
        Hints =
        [
            "What is the slope of x + f(x) if the slope of f is 0.1? And of two such blocks, one behind the other?",
            "plain: slope₀ · slope₁ · …; with the wire: (1 + slope₀)(1 + slope₁) …",
            "slope = (0.5, −0.2): plain −0.1, with the wire 1.5 · 0.8 = 1.2.",
            "double plain = 1, around = 1; foreach (double s in slope) { plain *= s; around *= 1 + s; } return new[] { plain, around };",
        ],
        Explanation = "Twenty factors of 0.1 are 10⁻²⁰, twenty factors of 1.1 are 6.7. Multiplied out, (1 + s₀)(1 + s₁)… is a sum over all ways through the net, and one of these ways goes through no block at all: its share is 1.",
    };

    private static double[] StackSlopes(double[] slope)
    {
        double plain = 1, around = 1;
        foreach (double s in slope)
        {
            plain *= s;
            around *= 1 + s;
        }

        return [plain, around];
    }

    private static double Product(double[] slope, double wire) => slope.Aggregate(1.0, (product, s) => product * (wire + s));
}
