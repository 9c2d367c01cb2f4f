using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L09LstmAndGru;

internal static class TemperedCheck
{
    public static ExerciseDefinition Exercise { get; } = new("09.7", "Sampling temperature")
    {
        Task = "Divide the logits by the temperature, then take the softmax. Logits may be as large as 1000.",
        Solution = Tempered,
        Inputs =
            from n in Draw.Count(2, 4)
            from logits in Draw.Vector(n)
            from shift in Draw.OneOf(0.0, 0.0, 1000.0)
            from temperature in Draw.OneOf(0.5, 0.8, 1.5, 2.0)
            select Draw.Inputs(logits.Select(value => value + shift).ToArray(), temperature),
        IsFair = input => input is [double[] { Length: > 1 }, double temperature] && temperature > 0,
        Laws =
        [
            new("probabilities add up to 1", (f, input) => Math.Abs(((double[])f(input)!).Sum() - 1) < 1e-9),
            new("a higher temperature never makes the likeliest token likelier", (f, input) =>
                ((double[])f([input[0], 2 * (double)input[1]!])!).Max() <= ((double[])f(input)!).Max() + 1e-12),
        ],
        Mistakes =
        [
            new("multiplied", "the temperature multiplies; higher must flatten, so it divides",
                (double[] logits, double temperature) => Tables.Softmax([.. logits.Select(value => value * temperature)])),
            new("ignored", "the temperature is ignored",
                (double[] logits, double temperature) => Tables.Softmax(logits)),
            new("after softmax", "the probabilities are divided by the temperature, so they no longer add up to 1; it belongs before softmax",
                (double[] logits, double temperature) => (double[])[.. Tables.Softmax(logits).Select(p => p / temperature)]),
            new("overflow", "the exponential overflows for large logits, ∞/∞ is not a number; subtract the maximum first",
                (double[] logits, double temperature) => (double[])[.. logits.Select(value => Math.Exp(value / temperature) / logits.Sum(other => Math.Exp(other / temperature)))]),
        ],
        Hints =
        [
            "Which temperature should make a text surer and more alike, which one wilder? What happens to differences of logits that are divided by 2?",
            "pᵢ = exp((lᵢ − max)/τ) / Σⱼ exp((lⱼ − max)/τ)",
            "logits (0, 1), τ = 0.5: softmax(0, 2) = (0.119, 0.881); τ = 2: softmax(0, 0.5) = (0.378, 0.622).",
            "double max = logits.Max(); double[] e = logits.Select(l => Math.Exp((l - max) / temperature)).ToArray(); divide each by e.Sum().",
        ],
        Explanation = "At temperature 1 the model speaks as it has learnt. Below 1 large differences grow and it repeats what is safe; above 1 they shrink and it tries what is rare. The order of the tokens never changes.",
    };

    private static double[] Tempered(double[] logits, double temperature)
    {
        double max = logits.Max();
        double[] e = [.. logits.Select(value => Math.Exp((value - max) / temperature))];
        double sum = e.Sum();
        return [.. e.Select(value => value / sum)];
    }
}
