using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>A shape seen from one axis: Outer blocks, in each Size entries of that axis, each a contiguous run of Inner numbers.</summary>
/// <param name="Outer">Product of the sizes before the axis.</param>
/// <param name="Size">The axis' own size.</param>
/// <param name="Inner">Product of the sizes after it.</param>
internal readonly record struct AxisBlocks(int Outer, int Size, int Inner)
{
    /// <summary>Numbers in one outer block.</summary>
    public int Block => Size * Inner;

    /// <summary>The blocks of a shape; the axis is 0 or more.</summary>
    public static AxisBlocks Of(Shape shape, int axis)
        => new(new Shape(shape.Sizes[..axis]).Length, shape[axis], new Shape(shape.Sizes[(axis + 1)..]).Length);

    /// <summary>The same shape with another size on one axis.</summary>
    public static Shape Resized(Shape shape, int axis, int size)
    {
        int[] sizes = shape.ToArray();
        sizes[axis] = size;
        return new Shape(sizes);
    }
}
