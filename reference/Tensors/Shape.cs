using System.Collections;
using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Tensors;

/// <summary>The sizes of a tensor's axes, outermost first: (N, C, H, W) for images, (N, T, D) for sequences.</summary>
/// <remarks>
/// Row-major: the last axis is contiguous. The empty shape () belongs to a scalar and holds one element.
/// Letters used throughout the library: N batch, T time, C channels, H height, W width, D features, V vocabulary.
/// </remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IReadOnlyList<int>
{
    private readonly int[]? _sizes;

    /// <summary>A shape from its axis sizes.</summary>
    /// <param name="sizes">Sizes, outermost axis first; zero is allowed (an empty batch).</param>
    /// <exception cref="ShapeException">A size is negative, or the element count exceeds what an array can hold.</exception>
    public Shape(params ReadOnlySpan<int> sizes)
    {
        long count = 1;
        foreach (int size in sizes)
        {
            if (size < 0)
            {
                throw new ShapeException($"Shape: size {size} in ({string.Join(", ", sizes.ToArray())}) is negative; sizes are 0 or more.");
            }
            count = size == 0 ? 0 : Math.Min(count * size, long.MaxValue / int.MaxValue);
        }
        if (count > Array.MaxLength)
        {
            throw new ShapeException($"Shape: ({string.Join(", ", sizes.ToArray())}) holds more than {Array.MaxLength} elements; split the data into smaller batches.");
        }
        _sizes = sizes.ToArray();
        Count = (int)count;
    }

    private int[] SizesOrEmpty => _sizes ?? [];

    private int ElementCount => _sizes is null ? 1 : Count;

    private int Count { get; }

    /// <summary>Number of axes; 0 for a scalar.</summary>
    public int Rank => SizesOrEmpty.Length;

    /// <summary>Number of elements: the product of all sizes, 1 for a scalar.</summary>
    public int Length => ElementCount;

    /// <summary>The sizes as a span, outermost first.</summary>
    public ReadOnlySpan<int> Sizes => SizesOrEmpty;

    int IReadOnlyCollection<int>.Count => Rank;

    /// <summary>The size of one axis; negative numbers count from the end, so <c>shape[-1]</c> is the last.</summary>
    /// <param name="axis">−Rank … Rank − 1.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public int this[int axis] => SizesOrEmpty[Axis(axis, "Shape")];

    /// <summary>Turns a possibly negative axis number into 0 … Rank − 1.</summary>
    /// <param name="axis">−Rank … Rank − 1.</param>
    /// <param name="operation">Named in the error.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public int Axis(int axis, string operation)
    {
        int found = axis < 0 ? axis + Rank : axis;
        return found >= 0 && found < Rank
            ? found
            : throw new ShapeException(Rank == 0
                ? $"{operation}: axis {axis} does not exist; a scalar, shape (), has no axes."
                : $"{operation}: axis {axis} does not exist in {this}; axes run from {-Rank} to {Rank - 1}.");
    }

    /// <summary>How far apart neighbours along each axis lie in the flat data (row-major).</summary>
    public int[] Strides()
    {
        int[] strides = new int[Rank];
        int stride = 1;
        for (int axis = Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= SizesOrEmpty[axis];
        }
        return strides;
    }

    /// <summary>Where an element of the flat, row-major data stands: one index for each axis, outermost first (NumPy's <c>unravel_index</c>).</summary>
    /// <param name="flat">0 … Length − 1.</param>
    /// <exception cref="ShapeException">There is no such element.</exception>
    public int[] IndicesOf(int flat)
    {
        if (flat < 0 || flat >= Length)
        {
            throw new ShapeException($"Shape: element {flat} does not exist in {this}, which holds {Length}; they are numbered from 0.");
        }
        int[] indices = new int[Rank];
        for (int axis = Rank - 1; axis >= 0; axis--)
        {
            (indices[axis], flat) = (flat % SizesOrEmpty[axis], flat / SizesOrEmpty[axis]);
        }
        return indices;
    }

    /// <summary>The sizes as a new array.</summary>
    public int[] ToArray() => [.. SizesOrEmpty];

    /// <summary>The common shape of two operands by NumPy's rule: align at the right; a size of 1 stretches.</summary>
    /// <param name="operation">Named in the error.</param>
    /// <param name="a">Left operand's shape.</param>
    /// <param name="b">Right operand's shape.</param>
    /// <exception cref="ShapeException">Two aligned sizes differ and neither is 1.</exception>
    public static Shape Broadcast(string operation, Shape a, Shape b)
    {
        if (a == b)
        {
            return a;
        }
        int[] sizes = new int[Math.Max(a.Rank, b.Rank)];
        for (int back = 1; back <= sizes.Length; back++)
        {
            int left = back <= a.Rank ? a.SizesOrEmpty[^back] : 1;
            int right = back <= b.Rank ? b.SizesOrEmpty[^back] : 1;
            if (left != right && left != 1 && right != 1)
            {
                throw new ShapeException(
                    $"{operation}: shapes {a} and {b} do not broadcast: axis {-back} has {left} and {right}; aligned from the right, sizes must be equal or 1. Did you mean to Reshape or Transpose one of them?");
            }
            sizes[^back] = left == 1 ? right : left;
        }
        return new Shape(sizes);
    }

    /// <summary>Builds a shape from a collection expression such as <c>[2, 3]</c>.</summary>
    /// <param name="sizes">Sizes, outermost axis first.</param>
    /// <exception cref="ShapeException">A size is negative, or the element count exceeds what an array can hold.</exception>
    public static Shape Create(ReadOnlySpan<int> sizes) => new(sizes);

    /// <summary>A vector's shape.</summary>
    /// <exception cref="ShapeException">The size is negative.</exception>
    public static implicit operator Shape(int size) => new(size);

    /// <summary>A matrix' shape: (rows, columns).</summary>
    /// <exception cref="ShapeException">A size is negative, or the element count exceeds what an array can hold.</exception>
    public static implicit operator Shape((int, int) sizes) => new(sizes.Item1, sizes.Item2);

    /// <summary>A rank-3 shape, such as (N, T, D).</summary>
    /// <exception cref="ShapeException">A size is negative, or the element count exceeds what an array can hold.</exception>
    public static implicit operator Shape((int, int, int) sizes) => new(sizes.Item1, sizes.Item2, sizes.Item3);

    /// <summary>A rank-4 shape, such as (N, C, H, W).</summary>
    /// <exception cref="ShapeException">A size is negative, or the element count exceeds what an array can hold.</exception>
    public static implicit operator Shape((int, int, int, int) sizes) => new(sizes.Item1, sizes.Item2, sizes.Item3, sizes.Item4);

    /// <summary>A shape from an array of sizes.</summary>
    /// <exception cref="ShapeException">A size is negative, or the element count exceeds what an array can hold.</exception>
    public static implicit operator Shape(int[] sizes) => new(sizes);

    /// <summary>Same rank and same sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Another rank or another size.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int size in Sizes)
        {
            hash.Add(size);
        }
        return hash.ToHashCode();
    }

    /// <summary>Written as papers write it: <c>(32, 10)</c>, <c>(5,)</c> for a vector, <c>()</c> for a scalar.</summary>
    public override string ToString() => Rank == 1 ? $"({SizesOrEmpty[0]},)" : $"({string.Join(", ", SizesOrEmpty)})";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)SizesOrEmpty).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
