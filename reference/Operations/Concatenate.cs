using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Tensors joined along an axis that they have already.</summary>
    /// <remarks>
    /// Forward:  y = [x₀; x₁; …].   Backward: each dxₖ is its own part of dy.
    /// Shapes:   (…, sₖ, …) equal but for the axis → (…, Σ sₖ, …). Saved: nothing.
    /// Source:   Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2 (its concatenate).
    /// </remarks>
    /// <param name="parts">At least one tensor.</param>
    /// <param name="axis">The axis along which they are joined.</param>
    /// <exception cref="ShapeException">No parts, no such axis, or sizes differ on another axis.</exception>
    public static Tensor<T> Concatenate<T>(IReadOnlyList<Tensor<T>> parts, int axis = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new ConcatenateOperation<T>([.. parts], axis).Apply();
    }

    /// <summary>Tensors of one shape put side by side along a new axis.</summary>
    /// <remarks>
    /// Forward:  y[k, …] = xₖ[…] for axis 0: an Unsqueeze of each and a Concatenate.   Backward: each dxₖ is its own part of dy.
    /// Shapes:   K tensors (a, b) → (K, a, b) for axis 0, (a, b, K) for axis −1. Saved: nothing.
    /// Source:   Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2 (its stack).
    /// </remarks>
    /// <param name="parts">At least one tensor.</param>
    /// <param name="axis">Where the new axis stands in the result.</param>
    /// <exception cref="ShapeException">No parts, no such axis, or the shapes differ.</exception>
    public static Tensor<T> Stack<T>(IReadOnlyList<Tensor<T>> parts, int axis = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.FirstOrDefault(part => part.Shape != parts[0].Shape) is { } other)
        {
            throw new ShapeException($"Stack: the parts {parts[0].Shape} and {other.Shape} must have one shape. Did you mean Concatenate?");
        }
        return Concatenate([.. parts.Select(part => part.Unsqueeze(axis))], axis);
    }

    /// <summary>The same numbers with a new axis of size 1.</summary>
    /// <remarks>
    /// Forward:  y = x reshaped; the data are shared.   Backward: dx = dy.
    /// Shapes:   (a, b) → (1, a, b) for axis 0, (a, b, 1) for axis −1. Saved: nothing.
    /// Source:   PyTorch's unsqueeze; NumPy calls it expand_dims.
    /// </remarks>
    /// <param name="x">Any shape, rank R.</param>
    /// <param name="axis">Where the new axis stands in the result: −R − 1 … R.</param>
    /// <exception cref="ShapeException">There is no such place.</exception>
    public static Tensor<T> Unsqueeze<T>(this Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        int place = axis < 0 ? axis + x.Rank + 1 : axis;
        return place >= 0 && place <= x.Rank
            ? x.Reshape(new Shape([.. x.Shape.Sizes[..place], 1, .. x.Shape.Sizes[place..]]))
            : throw new ShapeException($"Unsqueeze: a new axis at {axis} does not fit {x.Shape}; it may stand from {-x.Rank - 1} to {x.Rank}.");
    }
}

internal sealed class ConcatenateOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Shape _shape;
    private readonly AxisBlocks _blocks;
    private readonly int[] _widths;

    public ConcatenateOperation(Tensor<T>[] parts, int axis)
        : base(parts)
    {
        if (parts.Length == 0)
        {
            throw new ShapeException("Concatenate: there is no tensor to join; give at least one.");
        }
        Shape first = parts[0].Shape;
        int along = first.Axis(axis, "Concatenate");
        foreach (Tensor<T> part in parts)
        {
            if (part.Rank != first.Rank || AxisBlocks.Resized(part.Shape, along, first[along]) != first)
            {
                throw new ShapeException($"Concatenate: {first} and {part.Shape} may differ only on axis {along}, along which they are joined. Did you mean another axis, or to Reshape one of them?");
            }
        }
        _shape = AxisBlocks.Resized(first, along, parts.Sum(part => part.Shape[along]));
        _blocks = AxisBlocks.Of(_shape, along);
        _widths = [.. parts.Select(part => part.Shape[along] * _blocks.Inner)];
    }

    public override string Name => "Concatenate";

    public override string Equation => @"y = [x_0; x_1; \dots]";

    public override IReadOnlyList<int> Summands => [.. Enumerable.Range(0, Inputs.Count)];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(_shape);
        int at = 0;
        for (int part = 0; part < _widths.Length; part++)
        {
            int width = _widths[part];
            for (int outer = 0; outer < _blocks.Outer; outer++)
            {
                Input(part).Data.Slice(outer * width, width).CopyTo(y.Data[((outer * _blocks.Block) + at)..]);
            }
            at += width;
        }
        return y;
    }

    // y holds each xₖ at its own place, so dxₖ is what stands there in dy.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        int at = 0;
        for (int part = 0; part < _widths.Length; part++)
        {
            int width = _widths[part];
            for (int outer = 0; outer < _blocks.Outer && into.Wants(part); outer++)
            {
                Accumulate.Row(into[part], outer * width, repeats: false, dy.Slice((outer * _blocks.Block) + at, width));
            }
            at += width;
        }
    }
}
