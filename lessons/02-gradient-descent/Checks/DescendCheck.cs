using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L02GradientDescent;

internal static class DescendCheck
{
    public static ExerciseDefinition Exercise { get; } = new("02.1", "One step downhill")
    {
        Points = 1,
        Task = "Return w after one step against the slope; the rate says how far.",
        Solution = Descend,
        Inputs =
            from w in Draw.Number()
            from slope in Draw.Number()
            from rate in Draw.OneOf(0.1, 0.5, 0.01, 0.3)
            select Draw.Inputs(w, slope, rate),
        Laws = [new("where the slope is 0, w stays", (f, input) => Tables.Same(f([input[0], 0.0, input[2]]), input[0]))],
        Mistakes =
        [
            new("uphill", "the step is added; the slope points uphill, so it is subtracted", (double w, double slope, double rate) => w + (rate * slope)),
            new("rate left out", "the rate is left out, so that every step has the length of the slope", (double w, double slope, double rate) => w - slope),
            new("slope's sign only", "only the sign of the slope is used; a steep place asks for a longer step", (double w, double slope, double rate) => w - (rate * Math.Sign(slope))),
            new("step returned", "the step is returned and not the place after it", (double w, double slope, double rate) => -rate * slope),
        ],
        Hints =
        [
            "You stand on a hillside in fog and want to go down. The ground rises to your right: which way do you step?",
            "w ← w − η · dL/dw",
            "w = 2, slope = 3, rate = 0.1: 2 − 0.1·3 = 1.7.",
            "return w - rate * slope;",
        ],
        Explanation = "The slope says both where uphill is and how steep it is. Subtracting a small multiple of it goes downhill, fast where it is steep and slowly near the bottom, where the slope goes to 0.",
    };

    private static double Descend(double w, double slope, double rate) => w - (rate * slope);
}
