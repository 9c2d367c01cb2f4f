using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L09LstmAndGru;

internal static class OldestKeptCheck
{
    public static ExerciseDefinition Exercise { get; } = new("09.6", "Read the gates: what is still remembered?")
    {
        Points = 2,
        Task = "forget[t] is the forget gate at step t. What is written at step t is multiplied by the forget gates of all later steps, not by its own. Return the earliest step of which at least `share` is left after the last step.",
        Solution = OldestKept,
        Inputs =
            from n in Draw.Count(3, 7)
            from forget in Draw.OneOf(0.1, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0).ArrayOf(n)
            from share in Draw.OneOf(0.25, 0.5, 0.6)
            select Draw.Inputs(forget, share),
        IsFair = input => input is [double[] { Length: > 0 } forget, double share] && forget.All(f => f is > 0 and <= 1) && share is > 0 and < 1
            // A product that equals the share to rounding would hang on the order of factors.
            && Enumerable.Range(0, forget.Length).All(t => Math.Abs(forget[(t + 1)..].Aggregate(1.0, (a, b) => a * b) - share) > 1e-9),
        Laws =
        [
            new("one more step with its gate fully open changes nothing", (f, input) =>
                Equals(f(input), f([(double[])[.. (double[])input[0]!, 1.0], input[1]]))),
        ],
        Mistakes =
        [
            new("own gate counted", "the step's own forget gate is multiplied in; it acts on what was there before, not on what this step writes",
                (double[] forget, double share) => First(forget, share, (later, own) => later * own)),
            new("gates not multiplied", "each gate is compared with the share by itself; their effects multiply",
                (double[] forget, double share) => Array.FindLastIndex(forget, 1, forget.Length - 1, f => f < share) is int t and > 0 ? t : 0),
            new("read from the front", "the product is taken from the first step on; what counts are the gates behind a step",
                (double[] forget, double share) => First([.. forget.Reverse()], share, (later, _) => later)),
            new("newest not oldest", "the last step is returned, which always keeps all it wrote; the earliest is asked for",
                (double[] forget, double share) => forget.Length - 1),
            new("last lost", "the last step that is lost is returned; the first one kept comes after it",
                (double[] forget, double share) => OldestKept(forget, share) - 1),
        ],
        Hints =
        [
            "Start at the last step: of what it wrote everything is left. Go back one step: by what was that one's writing multiplied?",
            "left(t) = forget[t + 1] · forget[t + 2] · … · forget[T − 1]; left(T − 1) = 1. Go back while left(t) ≥ share.",
            "forget = (0.9, 0.5, 0.9, 0.8), share 0.5: left is 1 for step 3, 0.8 for step 2, 0.72 for step 1, 0.36 for step 0; the answer is 1.",
            "double left = 1; int t = forget.Length - 1; while (t > 0 && left * forget[t] >= share) { left *= forget[t]; t--; } return t;",
        ],
        Explanation = "A gate of 0.9 looks open and has forgotten half after seven steps. To carry something over a hundred steps a gate must stand above 0.99, which is why the forget bias starts at 1 and not at 0.",
    };

    private static int OldestKept(double[] forget, double share)
    {
        double left = 1;
        int t = forget.Length - 1;
        while (t > 0 && left * forget[t] >= share)
        {
            left *= forget[t];
            t--;
        }

        return t;
    }

    private static int First(double[] forget, double share, Func<double, double, double> left) =>
        Enumerable.Range(0, forget.Length).Where(t => left(forget[(t + 1)..].Aggregate(1.0, (a, b) => a * b), forget[t]) >= share).DefaultIfEmpty(forget.Length - 1).First();
}
