using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Leaky rectified linear unit: a small slope left of 0 keeps a unit from dying.</summary>
    /// <remarks>
    /// Forward:  y = x where x &gt; 0, else a x.   Backward: dx = dy where x &gt; 0, else a dy.
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Source:   Maas, Hannun and Ng 2013, "Rectifier nonlinearities improve neural network acoustic models". Keras' default slope is 0.3.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="negativeSlope">a.</param>
    public static Tensor<T> LeakyRelu<T>(this Tensor<T> x, double negativeSlope = 0.01)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new LeakyReluOperation<T>(x, T.CreateChecked(negativeSlope)).Apply();
}

internal sealed class LeakyReluOperation<T>(Tensor<T> x, T negativeSlope) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "LeakyRelu";

    public override string Equation => @"y = \max(x, 0) + a \min(x, 0)";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i] > T.Zero ? x[i] : negativeSlope * x[i];
        }
    }

    // y = max(x, 0) + a min(x, 0): the slope is 1 right of 0 and a left of it.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = x[i] > T.Zero ? T.One : negativeSlope;
        }
    }
}
