using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L00Start;

internal static class SlopeOfSquareCheck
{
    public static ExerciseDefinition Exercise { get; } = new("00.3", "A slope from two points")
    {
        Task = "Take x² at x + h and at x − h, and return how much it rises between them for each unit to the right.",
        Solution = SlopeOfSquare,
        Inputs =
            from x in Draw.Number()
            from h in Draw.OneOf(0.1, 0.5, 0.25, 1)
            select Draw.Inputs(x, h),
        IsFair = input => (double)input[1]! > 0,
        Laws = [new("it is the same for every h, because x² bends evenly", (f, input) => Tables.Same(f(input), f([input[0], 2 * (double)input[1]!])))],
        Mistakes =
        [
            new("divided by h", "the rise is divided by h; the two points are 2h apart", (double x, double h) => (Square(x + h) - Square(x - h)) / h),
            new("one side only", "only the right side is used, which is too steep by h", (double x, double h) => (Square(x + h) - Square(x)) / h),
            new("not divided", "the rise is not divided by the way", (double x, double h) => Square(x + h) - Square(x - h)),
            new("turned round", "left minus right is taken, which flips the sign", (double x, double h) => (Square(x - h) - Square(x + h)) / (2 * h)),
        ],
        Hints =
        [
            "A road rises 6 metres over 2 metres of map. How steep is it?",
            "slope = ((x + h)² − (x − h)²)/(2h)",
            "x = 3, h = 1: (16 − 4)/2 = 6.",
            "return ((x + h) * (x + h) - (x - h) * (x - h)) / (2 * h);",
        ],
        Explanation = "This is a central difference. For x² it gives exactly 2x; for other curves it comes close when h is small. It needs no formula for the slope, so it can check every formula for one: all gradients of this kit are proven this way.",
    };

    private static double SlopeOfSquare(double x, double h) => (((x + h) * (x + h)) - ((x - h) * (x - h))) / (2 * h);

    private static double Square(double x) => x * x;
}
