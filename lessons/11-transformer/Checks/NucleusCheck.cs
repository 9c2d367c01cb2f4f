using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class NucleusCheck
{
    public static ExerciseDefinition Exercise { get; } = new("11.5", "The nucleus")
    {
        Points = 3,
        Task = "Take softmax(logits/temperature). Going from the most probable token down, keep the fewest whose sum reaches p (the one that reaches it is kept). The others become 0, the kept ones are divided by their sum. Logits may be as large as ±2000.",
        Solution = Nucleus,
        Inputs =
            from n in Draw.Count(3, 6)
            from most in Draw.OneOf(3.0, 3.0, 3.0, 2000.0)
            from logits in Draw.Vector(n, most)
            where logits.Distinct().Count() == n
            from temperature in Draw.OneOf(0.5, 0.7, 2.0)
            from p in Draw.OneOf(0.35, 0.6, 0.9)
            select Draw.Inputs(logits, temperature, p),
        IsFair = input => (double)input[1]! > 0 && (double)input[2]! is > 0 and < 1 && ((double[])input[0]!).Distinct().Count() == ((double[])input[0]!).Length,
        Laws = [new("all probabilities together are 1", (f, input) => f(input) is double[] y && Tables.Same(y.Sum(), 1.0))],
        Mistakes =
        [
            new("multiplied", "the temperature multiplies the logits; a higher one must flatten", (double[] logits, double temperature, double p) => Cut(logits, 1 / temperature, p, true, true)),
            new("crossing dropped", "the token that crosses p is dropped; it is the last one kept", (double[] logits, double temperature, double p) => Cut(logits, temperature, p, false, true)),
            new("not renormalised", "the kept probabilities are not brought back to the sum 1", (double[] logits, double temperature, double p) => Cut(logits, temperature, p, true, false)),
            new("no temperature", "the temperature is left out", (double[] logits, double temperature, double p) => Cut(logits, 1, p, true, true)),
            new("threshold", "tokens with a probability of at least p are kept; the sum from the best down must reach p", Threshold),
            new("overflow", "exp overflows at large logits, and ∞/∞ is NaN; subtract the largest logit first", Careless),
            new("worst first", "the least probable tokens are kept; one begins with the most probable", WorstFirst),
        ],
        Hints =
        [
            "Probabilities 0.6, 0.3, 0.1 and p = 0.8: which tokens are needed to reach 0.8?",
            "q = softmax(z/τ), sorted down; keep the fewest with q₁ + … + q_m ≥ p; qᵢ / (q₁ + … + q_m)",
            "q = [0.3, 0.6, 0.1], p = 0.8: 0.6 is not enough, 0.6 + 0.3 is: [1/3, 2/3, 0].",
            "int[] order = indices by q descending; double sum = 0; foreach (int i in order) { kept.Add(i); sum += q[i]; if (sum >= p) break; } y[i] = q[i] / sum for the kept ones.",
        ],
        Explanation = "Where the model is sure, few tokens stay; where it is not, many do. Top-k keeps the same number in both cases, which is too many in the first and too few in the second (Holtzman and others 2020).",
    };

    private static double[] Nucleus(double[] logits, double temperature, double p)
    {
        double largest = logits.Max();
        double[] q = [.. logits.Select(z => Math.Exp((z - largest) / temperature))];
        double all = q.Sum(), sum = 0;
        var y = new double[q.Length];
        foreach (int i in Enumerable.Range(0, q.Length).OrderByDescending(i => q[i]))
        {
            y[i] = q[i] / all;
            sum += y[i];
            if (sum >= p)
            {
                break;
            }
        }

        return [.. y.Select(share => share / sum)];
    }

    private static double[] Cut(double[] logits, double temperature, double p, bool crossing, bool renormalised)
    {
        double[] q = Tables.Softmax([.. logits.Select(z => z / temperature)]);
        List<int> kept = [];
        foreach (int i in Enumerable.Range(0, q.Length).OrderByDescending(i => q[i]))
        {
            kept.Add(i);
            if (kept.Sum(k => q[k]) >= p)
            {
                break;
            }
        }

        if (!crossing)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return Keep(q, kept, renormalised);
    }

    private static double[] Careless(double[] logits, double temperature, double p)
    {
        double[] powers = [.. logits.Select(z => Math.Exp(z / temperature))];
        double[] q = [.. powers.Select(power => power / powers.Sum())];
        return q.Any(double.IsNaN) ? [.. q.Select(_ => double.NaN)] : Cut(logits, temperature, p, true, true);
    }

    private static double[] Threshold(double[] logits, double temperature, double p)
    {
        double[] q = Tables.Softmax([.. logits.Select(z => z / temperature)]);
        return Keep(q, [.. Enumerable.Range(0, q.Length).Where(i => q[i] >= p)], true);
    }

    private static double[] WorstFirst(double[] logits, double temperature, double p)
    {
        double[] q = Tables.Softmax([.. logits.Select(z => z / temperature)]);
        List<int> kept = [];
        foreach (int i in Enumerable.Range(0, q.Length).OrderBy(i => q[i]))
        {
            kept.Add(i);
            if (kept.Sum(k => q[k]) >= p)
            {
                break;
            }
        }

        return Keep(q, kept, true);
    }

    private static double[] Keep(double[] q, List<int> kept, bool renormalised) =>
        [.. q.Select((share, i) => kept.Contains(i) ? share / (renormalised ? kept.Sum(k => q[k]) : 1) : 0)];
}
