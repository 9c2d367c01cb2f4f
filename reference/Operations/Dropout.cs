using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Inverted dropout: sets a random share of the elements to zero and scales the others up, so that the expected value stays.</summary>
    /// <remarks>
    /// Forward:  y = x ⊙ m, with m = 1/(1 − p) with probability 1 − p, else 0 (p = 1: all 0).   Backward: dx = dy ⊙ m.
    /// Shapes:   any → the same. Saved: m.
    /// Source:   Srivastava et al. 2014, "Dropout: a simple way to prevent neural networks from overfitting". Differs: scaled in training,
    ///           as every library does, so that nothing has to be scaled in evaluation.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="probability">p, the share that is dropped, 0 to 1.</param>
    /// <param name="random">Where the mask comes from; the same state gives the same mask.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not between 0 and 1.</exception>
    public static Tensor<T> Dropout<T>(this Tensor<T> x, double probability, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new DropoutOperation<T>(x, DropoutMask<T>("Dropout", x.Shape, probability, random)).Apply();

    /// <summary>m of <see cref="Dropout{T}"/>: 1/(1 − p) or 0 for each element.</summary>
    internal static Tensor<T> DropoutMask<T>(string operation, Shape shape, double probability, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckProbability(operation, probability);
        ArgumentNullException.ThrowIfNull(random);
        Tensor<T> mask = Tensor<T>.Uninitialized(shape);
        T kept = probability < 1 ? T.CreateChecked(1 / (1 - probability)) : T.Zero;
        random.Draw(probability, T.Zero, kept, mask.Data);
        return mask;
    }

    /// <summary>Asks for a probability between 0 and 1.</summary>
    internal static void CheckProbability(string operation, double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                null, FormattableString.Invariant($"{operation}: the probability of dropping is {probability}; it must be between 0 (keep all) and 1 (drop all)."));
        }
    }
}

internal sealed class DropoutOperation<T>(Tensor<T> x, Tensor<T> mask) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Dropout";

    public override string Equation => @"y = x \odot m,\quad m_i \in \{0, \tfrac{1}{1-p}\}";

    public override bool IsElementwise => true;

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(Input(0).Shape);
        TensorPrimitives.Multiply(Input(0).Data, mask.Data, y.Data);
        return y;
    }

    // y = x ⊙ m: each element was scaled by its own m, so its gradient is too.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Span<T> dx = into.ToFill(0, out bool isNew);
        if (isNew)
        {
            TensorPrimitives.Multiply(dy, mask.Data, dx);
        }
        else
        {
            TensorPrimitives.MultiplyAdd(dy, mask.Data, dx, dx);
        }
    }
}
