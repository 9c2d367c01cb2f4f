using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L04MultilayerPerceptron;

internal static class LeakyReluBackwardCheck
{
    public static ExerciseDefinition Exercise { get; } = new("04.3", "The leaky ReLU, backward")
    {
        Task = "y = z where z > 0, else slope·z. Given dy, return the gradient with respect to z.",
        Solution = LeakyReluBackward,
        Inputs =
            from n in Draw.Count(2, 6)
            from z in Draw.Vector(n)
            from dy in Draw.Vector(n)
            from slope in Draw.OneOf(0.01, 0.1, 0.2)
            select Draw.Inputs(z, dy, slope),
        Laws =
        [
            new("the numbers are the slopes of Σ dy·y (central differences)", (f, input) => NumericGradient.Agrees(
                f(input), z => ((double[])z).Zip((double[])input[1]!, (v, d) => d * (v > 0 ? v : (double)input[2]! * v)).Sum(), input[0]!)),
        ],
        Mistakes =
        [
            new("dy left out", "dy is not multiplied in; a backward pass multiplies what comes from above by its own slope",
                (double[] z, double[] dy, double slope) => z.Select(v => v > 0 ? 1 : slope).ToArray()),
            new("sign of dy", "the sign of dy is tested and not that of z",
                (double[] z, double[] dy, double slope) => dy.Select(d => d > 0 ? d : slope * d).ToArray()),
            new("value for slope", "slope·z stands where its derivative belongs, which is slope alone",
                (double[] z, double[] dy, double slope) => z.Zip(dy, (v, d) => d * (v > 0 ? 1 : slope * v)).ToArray()),
            new("plain ReLU", "the negative side lets nothing through, as in a ReLU without a leak",
                (double[] z, double[] dy, double slope) => z.Zip(dy, (v, d) => v > 0 ? d : 0).ToArray()),
        ],
        Hints =
        [
            "How steep is the curve to the right of 0, and how steep to the left?",
            "dzᵢ = dyᵢ where zᵢ > 0, else slope · dyᵢ",
            "z = [1, −1], dy = [3, 3], slope = 0.1: dz = [3, 0.3].",
            "dz[i] = z[i] > 0 ? dy[i] : slope * dy[i];",
        ],
        Explanation = "Every backward function has this form: what arrives times the own slope. The leak keeps the slope from being 0 on the left, so that a unit which is negative for all data can still find its way back.",
    };

    private static double[] LeakyReluBackward(double[] z, double[] dy, double slope)
    {
        var dz = new double[z.Length];
        for (int i = 0; i < z.Length; i++)
        {
            dz[i] = z[i] > 0 ? dy[i] : slope * dy[i];
        }

        return dz;
    }
}
