using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>Choosing the next token from a language model's scores.</summary>
/// <remarks>
/// Rule:     p_v ∝ exp(z_v / τ) over the classes that top-k and nucleus leave; τ → 0 takes the best.
/// Shapes:   V scores z (logits) → V probabilities p, or one class.
/// Source:   Ackley, Hinton and Sejnowski 1985, "A learning algorithm for Boltzmann machines" (the temperature τ); the cuts: <see cref="SamplingOptions"/>.
/// </remarks>
public static class Sampling
{
    /// <summary>Draws a class with probability softmax(scores / temperature).</summary>
    /// <param name="scores">One score (logit) for each class.</param>
    /// <param name="temperature">Below 1 surer, above 1 more varied; 0 takes the best.</param>
    /// <param name="random">Where the draw comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative or not finite.</exception>
    /// <exception cref="ArgumentException">There is no score.</exception>
    public static int Choose<T>(ReadOnlySpan<T> scores, double temperature, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Choose(scores, new SamplingOptions(temperature), random);

    /// <summary>Draws a class with its probability of <see cref="Probabilities"/>.</summary>
    /// <param name="scores">One score (logit) for each class.</param>
    /// <param name="options">Temperature, top-k and nucleus.</param>
    /// <param name="random">Where the draw comes from; not used at temperature 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ArgumentException">There is no score.</exception>
    public static int Choose<T>(ReadOnlySpan<T> scores, SamplingOptions options, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        double[] probabilities = Probabilities(scores, options);
        int best = TensorPrimitives.IndexOfMax(scores);
        if (options.Temperature == 0)
        {
            return best;
        }
        double left = random.NextDouble();
        for (int i = 0; i < probabilities.Length; i++)
        {
            left -= probabilities[i];
            if (left < 0)
            {
                return i;
            }
        }
        return best;
    }

    /// <summary>The probability that each class is chosen: softmax(scores / temperature), cut to the k best, cut to the nucleus, brought back to the sum 1.</summary>
    /// <param name="scores">One score (logit) for each class.</param>
    /// <param name="options">Temperature, top-k and nucleus.</param>
    /// <returns>One probability for each class; 0 where it was cut away.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ArgumentException">There is no score.</exception>
    public static double[] Probabilities<T>(ReadOnlySpan<T> scores, SamplingOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        if (scores.IsEmpty)
        {
            throw new ArgumentException("Sampling: there is no score to choose from; give one for each class.");
        }
        Require.NotNegative("Sampling", options.Temperature, "temperature");
        Require.Positive("Sampling", options.TopK ?? 1, "topK");
        Require.Positive("Sampling", options.TopP, "topP");
        double[] p = Softmax(scores, options.Temperature);
        if (options.TopK >= p.Length && options.TopP >= 1 || options is { TopK: null, TopP: >= 1 })
        {
            return p;
        }
        // Equal probabilities stay in their order, so that the same scores always keep the same classes.
        int[] best = [.. Enumerable.Range(0, p.Length).OrderByDescending(i => p[i]).Take(options.TopK ?? p.Length)];
        int kept = Nucleus(p, best, options.TopP * best.Sum(i => p[i]));
        double sum = best.Take(kept).Sum(i => p[i]);
        double[] cut = new double[p.Length];
        foreach (int i in best.Take(kept))
        {
            cut[i] = p[i] / sum;
        }
        return cut;
    }

    /// <summary>How many of the best are needed to reach a share; the one that reaches it is among them.</summary>
    private static int Nucleus(double[] p, int[] best, double share)
    {
        double sum = 0;
        for (int i = 0; i < best.Length; i++)
        {
            sum += p[best[i]];
            if (sum >= share)
            {
                return i + 1;
            }
        }
        return best.Length;
    }

    private static double[] Softmax<T>(ReadOnlySpan<T> scores, double temperature)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The best score is subtracted first, so that no exponential overflows.
        int best = TensorPrimitives.IndexOfMax(scores);
        double largest = double.CreateChecked(scores[best]), sum = 0;
        double[] weights = new double[scores.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = temperature == 0 ? (i == best ? 1 : 0) : Math.Exp((double.CreateChecked(scores[i]) - largest) / temperature);
            sum += weights[i];
        }
        TensorPrimitives.Divide(weights, sum, weights);
        return weights;
    }

    /// <summary>One sequence of tokens as a batch, (1, T).</summary>
    internal static Tensor<T> Batch<T>(IReadOnlyList<int> tokens)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Tensor<T>.From([.. tokens.Select(T.CreateChecked)], (1, tokens.Count));

    /// <summary>The scores behind the last position of (1, T, V).</summary>
    internal static ReadOnlySpan<T> Last<T>(Tensor<T> scores)
        where T : unmanaged, IFloatingPointIeee754<T>
        => scores.Data[^scores.Shape[-1]..];

    /// <summary>Asks for something to continue.</summary>
    internal static void CheckPrompt(string model, IReadOnlyList<int> prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        if (prompt.Count == 0)
        {
            throw new ArgumentException($"{model}: the prompt is empty; give one token at least, such as the start of a line.");
        }
    }
}
