using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Rectified linear unit.</summary>
    /// <remarks>
    /// Forward:  y = max(x, 0).   Backward: dx = dy where x &gt; 0, else 0 (at 0 itself, where no derivative exists, 0 as PyTorch).
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Source:   Nair and Hinton 2010, "Rectified linear units improve restricted Boltzmann machines".
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> Relu<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new ReluOperation<T>(x).Apply();
}

internal sealed class ReluOperation<T>(Tensor<T> x) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Relu";

    public override string Equation => @"y = \max(x, 0)";

    public override bool IsElementwise => true;

    public override IReadOnlyList<string> Letters => ["x"];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(Input(0).Shape);
        Elementwise.Relu(Input(0).Data, y.Data);
        return y;
    }

    // y = max(x, 0): the slope is 1 right of 0 and 0 left of it.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Span<T> dx = into.ToFill(0, out bool isNew);
        Elementwise.AddReluGradient(Input(0).Data, dy, dx, isNew);
    }
}
