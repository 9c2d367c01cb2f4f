using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>Choosing the next token from a language model's scores.</summary>
public static class Sampling
{
    /// <summary>Draws a class with probability softmax(scores / temperature).</summary>
    /// <param name="scores">One score (logit) for each class.</param>
    /// <param name="temperature">Below 1 bolder, above 1 more varied; 0 takes the best.</param>
    /// <param name="random">Where the draw comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative.</exception>
    public static int Choose<T>(ReadOnlySpan<T> scores, double temperature, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        int best = TensorPrimitives.IndexOfMax(scores);
        if (temperature == 0)
        {
            return best;
        }
        // The best score is subtracted first, so that no exponential overflows.
        double largest = double.CreateChecked(scores[best]), sum = 0;
        double[] weights = new double[scores.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Exp((double.CreateChecked(scores[i]) - largest) / temperature);
            sum += weights[i];
        }
        double left = random.NextDouble() * sum;
        for (int i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }
        return best;
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
