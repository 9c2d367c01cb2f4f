using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L02GradientDescent;

internal static class OneEpochCheck
{
    public static ExerciseDefinition Exercise { get; } = new("02.7", "One epoch in mini-batches")
    {
        Points = 3,
        Task = "One pass of mini-batch descent on y = w·x, in the order of the data: size examples a step, the last step takes what is left. Return w after each step.",
        Solution = OneEpoch,
        Inputs =
            from n in Draw.Count(3, 7)
            from x in Draw.Vector(n, 1.5)
            from y in Draw.Vector(n, 1.5)
            from w in Draw.Number(1)
            from rate in Draw.OneOf(0.05, 0.1, 0.2)
            from size in Draw.Count(1, 3)
            select Draw.Inputs(x, y, w, rate, size),
        IsFair = input => ((double[])input[0]!).Length == ((double[])input[1]!).Length && ((double[])input[0]!).Length > 0 && (int)input[4]! > 0 && (double)input[3]! > 0,
        Laws = [new("a batch as large as the data makes one step", (f, input) => ((double[])f([.. input[..4], ((double[])input[0]!).Length])!).Length == 1)],
        Mistakes =
        [
            new("old weight", "every batch starts from the first w; the second step begins where the first one ended",
                (double[] x, double[] y, double w, double rate, int size) => Steps(x, y, w, rate, size, (batch, _) => batch.Length, fromStart: true)),
            new("divided by all", "a batch's slope is divided by the number of all examples; it is the mean over the batch",
                (double[] x, double[] y, double w, double rate, int size) => Steps(x, y, w, rate, size, (_, all) => all, fromStart: false)),
            new("divided by size", "the last, shorter batch is divided by size; it is the mean over the examples that it has",
                (double[] x, double[] y, double w, double rate, int size) => Steps(x, y, w, rate, size, (_, _) => size, fromStart: false)),
            new("rest dropped", "the examples that do not fill a batch are left out",
                (double[] x, double[] y, double w, double rate, int size) => OneEpoch(x, y, w, rate, size)[..(x.Length / size)]),
            new("one at a time", "each example makes a step of its own, which is stochastic descent",
                (double[] x, double[] y, double w, double rate, int size) => OneEpoch(x, y, w, rate, 1)),
        ],
        Hints =
        [
            "Five examples, two a step: how many steps, and how many examples does the last one see?",
            "for each batch B:   w ← w − η · (2/|B|) Σ over B of (w xᵢ − yᵢ) xᵢ",
            "x = (1, 2, 1), y = (1, 2, 3), w = 0, η = 0.1, size 2: slope −(2·1 + 2·4)/2 = −5, w = 0.5; then slope 2·(0.5 − 3) = −5, w = 1.",
            "for (int first = 0; first < x.Length; first += size) { int last = Math.Min(first + size, x.Length); … w -= rate * slope / (last - first); steps.Add(w); }",
        ],
        Explanation = "Batch, mini-batch and stochastic descent are one program with three sizes: all, some, one. Each step uses the weight that the step before left behind, which is why many small steps get further in one pass than a single exact one.",
    };

    private static double[] OneEpoch(double[] x, double[] y, double w, double rate, int size)
    {
        var steps = new List<double>();
        for (int first = 0; first < x.Length; first += size)
        {
            int last = Math.Min(first + size, x.Length);
            double slope = 0;
            for (int i = first; i < last; i++)
            {
                slope += 2 * ((w * x[i]) - y[i]) * x[i];
            }

            w -= rate * slope / (last - first);
            steps.Add(w);
        }

        return [.. steps];
    }

    private static double[] Steps(double[] x, double[] y, double w, double rate, int size, Func<int[], int, double> divisor, bool fromStart)
    {
        double now = w;
        return [.. Enumerable.Range(0, x.Length).Chunk(size).Select(batch =>
        {
            double at = fromStart ? w : now;
            return now = at - (rate * batch.Sum(i => 2 * ((at * x[i]) - y[i]) * x[i]) / divisor(batch, x.Length));
        })];
    }
}
