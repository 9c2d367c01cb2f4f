using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Merges all axes from one on into a single one: an image (N, C, H, W) becomes a row of features (N, C·H·W).</summary>
    /// <remarks>
    /// Forward:  y has the elements of x in the same order; the data are shared.   Backward: dx = dy in x's shape.
    /// Shapes:   x (N, …) → y (N, D). Saved: nothing.
    /// </remarks>
    /// <param name="x">At least as many axes as <paramref name="fromAxis"/> + 1.</param>
    /// <param name="fromAxis">The first axis that is merged; 1 keeps the batch.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor<T> Flatten<T>(this Tensor<T> x, int fromAxis = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new FlattenOperation<T>(x, fromAxis).Apply();
}

internal sealed class FlattenOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Shape _shape;

    public FlattenOperation(Tensor<T> x, int fromAxis)
        : base(x)
    {
        int from = x.Shape.Axis(fromAxis, "Flatten");
        int features = 1;
        foreach (int size in x.Shape.Sizes[from..])
        {
            features *= size;
        }
        _shape = new Shape([.. x.Shape.Sizes[..from], features]);
    }

    public override string Name => "Flatten";

    public override string Equation => @"y = \mathrm{vec}(x)";

    protected override Tensor<T> Forward() => Input(0).Alias(_shape);

    // y holds x's elements in the same order, so dx is dy.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
        => TensorPrimitives.Add(into[0], dy, into[0]);
}
