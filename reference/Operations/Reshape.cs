using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>The same numbers, in the same row-major order, under another shape.</summary>
    /// <remarks>
    /// Forward:  y = x.   Backward: dx = dy.
    /// Shapes:   x with L elements → any shape with L elements; shares the data and copies nothing. Saved: nothing.
    /// Source:   Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2 (its reshape in row-major order).
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="shape">The new shape.</param>
    /// <exception cref="ShapeException">The shapes hold different numbers of elements.</exception>
    public static Tensor<T> Reshape<T>(this Tensor<T> x, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new ReshapeOperation<T>(x, shape).Apply();

    /// <summary>The same numbers under another shape, written as sizes; one of them may be −1, which means "what remains".</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="sizes">Sizes of the axes, at most one −1.</param>
    /// <exception cref="ShapeException">The elements do not fill the sizes, or more than one size is −1.</exception>
    public static Tensor<T> Reshape<T>(this Tensor<T> x, params int[] sizes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(sizes);
        int open = Array.IndexOf(sizes, -1);
        if (open < 0)
        {
            return x.Reshape(new Shape(sizes));
        }
        int[] known = [.. sizes.Where((_, axis) => axis != open)];
        if (known.Contains(-1))
        {
            throw new ShapeException($"Reshape: ({string.Join(", ", sizes)}) leaves more than one size open; only one may be -1.");
        }
        int rest = new Shape(known).Length;
        if (rest == 0 || x.Length % rest != 0)
        {
            throw new ShapeException($"Reshape: the {x.Length} elements of {x.Shape} cannot be divided among ({string.Join(", ", sizes)}); the known sizes hold {rest}.");
        }
        return x.Reshape(new Shape([.. sizes.Select(size => size == -1 ? x.Length / rest : size)]));
    }
}

internal sealed class ReshapeOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Shape _shape;

    public ReshapeOperation(Tensor<T> x, Shape shape)
        : base(x)
    {
        _shape = x.Length == shape.Length
            ? shape
            : throw new ShapeException($"Reshape: {x.Shape} holds {x.Length} elements and {shape} holds {shape.Length}; both must hold the same number.");
    }

    public override string Name => "Reshape";

    public override string Equation => @"y = x";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward() => Input(0).Alias(_shape);

    // y = x, number by number, so dx = dy.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Span<T> dx = into.ToFill(0, out bool isNew);
        Elementwise.Pass(dy, dx, isNew);
    }
}
