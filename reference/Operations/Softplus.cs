using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Softplus: a smooth ReLU, always positive.</summary>
    /// <remarks>
    /// Forward:  y = ln(1 + eˣ), computed as max(x, 0) + ln(1 + e^−|x|), which never overflows.   Backward: dx = dy · sigmoid(x).
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Source:   Glorot, Bordes and Bengio 2011, "Deep sparse rectifier neural networks".
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> Softplus<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new SoftplusOperation<T>(x).Apply();
}

internal sealed class SoftplusOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Softplus";

    public override string Equation => @"y = \ln(1 + e^x)";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.Max(x[i], T.Zero) + LogOnePlus(T.Exp(-T.Abs(x[i])));
        }
    }

    // y = ln(1 + eˣ), so y′ = eˣ/(1 + eˣ) = sigmoid(x).
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope) => TensorPrimitives.Sigmoid(x, slope);

    /// <summary>ln(1 + u) without losing a small u to the 1 it is added to; .NET's LogP1 is ln(u + 1). Source: Goldberg 1991, theorem 4.</summary>
    private static T LogOnePlus(T u)
    {
        T sum = T.One + u;
        return sum == T.One ? u : u * T.Log(sum) / (sum - T.One);
    }
}
