using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>Prices on large weights, to be added to a loss.</summary>
public static class Penalty
{
    /// <summary>λ Σ|w|: pulls every weight to 0 with the same force, so that many end at 0.</summary>
    /// <remarks>
    /// Rule:     λ Σ|w|.   Gradient: λ sign(w), 0 at 0.
    /// Shapes:   any weights → ().
    /// Source:   Tibshirani 1996, "Regression shrinkage and selection via the lasso". Keras' regularizers.L1.
    /// </remarks>
    /// <param name="weights">At least one tensor, usually the weights without the biases.</param>
    /// <param name="strength">λ.</param>
    /// <exception cref="ArgumentException">There is no weight.</exception>
    public static Tensor<T> L1<T>(IEnumerable<Tensor<T>> weights, double strength)
        where T : unmanaged, IFloatingPointIeee754<T>
        => strength * Total("L1", weights, w => w.Abs().Sum());

    /// <summary>λ Σw²: pulls harder the larger a weight is. Its gradient is 2 λ w: an SGD weight decay of 2 λ.</summary>
    /// <remarks>
    /// Rule:     λ Σw².   Gradient: 2 λ w.
    /// Shapes:   any weights → ().
    /// Source:   Hoerl and Kennard 1970, "Ridge regression". Keras' regularizers.L2.
    /// </remarks>
    /// <param name="weights">At least one tensor, usually the weights without the biases.</param>
    /// <param name="strength">λ.</param>
    /// <exception cref="ArgumentException">There is no weight.</exception>
    public static Tensor<T> L2<T>(IEnumerable<Tensor<T>> weights, double strength)
        where T : unmanaged, IFloatingPointIeee754<T>
        => strength * Total("L2", weights, w => w.Power(2).Sum());

    private static Tensor<T> Total<T>(string penalty, IEnumerable<Tensor<T>> weights, Func<Tensor<T>, Tensor<T>> term)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(weights);
        Tensor<T>[] terms = [.. weights.Select(term)];
        return terms.Length > 0
            ? terms.Aggregate((sum, next) => sum + next)
            : throw new ArgumentException($"Penalty.{penalty}: there is no weight to price; pass at least one.");
    }
}
