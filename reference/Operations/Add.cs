using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Elementwise sum with broadcasting; also written <c>a + b</c>.</summary>
    /// <remarks>
    /// Forward:  y = a + b.   Backward: da = dy; db = dy, each summed over the axes on which it was stretched.
    /// Shapes:   a, b that broadcast (NumPy's rule) → y. Saved: nothing.
    /// </remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> Add<T>(this Tensor<T> a, Tensor<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new AddOperation<T>(a, b).Apply();
}

internal sealed class AddOperation<T>(Tensor<T> a, Tensor<T> b) : Operation<T>(a, b)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Shape _shape = Shape.Broadcast("Add", a.Shape, b.Shape);

    public override string Name => "Add";

    public override string Equation => @"y = a + b";

    protected override Tensor<T> Forward()
    {
        Tensor<T> output = Tensor<T>.Uninitialized(_shape);
        ReadOnlySpan<T> a = Input(0).Data;
        ReadOnlySpan<T> b = Input(1).Data;
        Span<T> y = output.Data;
        foreach (BroadcastRow row in new Broadcasting(_shape, Input(0).Shape, Input(1).Shape).Rows())
        {
            Span<T> result = y.Slice(row.Y, row.Length);
            if (row.ARepeats)
            {
                TensorPrimitives.Add(b.Slice(row.B, row.BRepeats ? 1 : row.Length), a[row.A], result);
            }
            else if (row.BRepeats)
            {
                TensorPrimitives.Add(a.Slice(row.A, row.Length), b[row.B], result);
            }
            else
            {
                TensorPrimitives.Add(a.Slice(row.A, row.Length), b.Slice(row.B, row.Length), result);
            }
        }
        return output;
    }

    // y = a + b, so ∂y/∂a = ∂y/∂b = 1; a stretched operand was used once for each copy, and uses add.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        foreach (BroadcastRow row in new Broadcasting(_shape, Input(0).Shape, Input(1).Shape).Rows())
        {
            ReadOnlySpan<T> incoming = dy.Slice(row.Y, row.Length);
            if (into.Wants(0))
            {
                Accumulate.Row(into[0], row.A, row.ARepeats, incoming);
            }
            if (into.Wants(1))
            {
                Accumulate.Row(into[1], row.B, row.BRepeats, incoming);
            }
        }
    }
}
