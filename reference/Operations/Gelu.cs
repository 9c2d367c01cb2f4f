using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Gaussian error linear unit, exact: x times the chance that a standard normal draw lies below x.</summary>
    /// <remarks>
    /// Forward:  y = x Φ(x) with Φ(x) = (1 + erf(x/√2))/2.   Backward: dx = dy · (Φ(x) + x φ(x)) with φ(x) = e^(−x²/2)/√(2π).
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Source:   Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> Gelu<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new GeluOperation<T>(x).Apply();
}

internal sealed class GeluOperation<T>(Tensor<T> x) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Gelu";

    public override string Equation => @"y = x\, \Phi(x)";

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(Input(0).Shape);
        GeluKernel.Map<T>(Input(0).Data, y.Data);
        return y;
    }

    // y = x Φ(x) and Φ′ = φ, so y′ = Φ(x) + x φ(x).
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Span<T> dx = into.ToFill(0, out bool isNew);
        GeluKernel.AddGradient(Input(0).Data, dy, dx, isNew);
    }
}
