namespace Tutorial.Reference.Tensors;

/// <summary>A height and a width: of a kernel, a stride, a padding. A single number stands for a square.</summary>
/// <param name="Height">Along the rows.</param>
/// <param name="Width">Along the columns.</param>
public readonly record struct Size2(int Height, int Width)
{
    /// <summary>The same number both ways: <c>Conv2d(1, 8, kernelSize: 3)</c>.</summary>
    /// <param name="both">Height and width.</param>
    public static implicit operator Size2(int both) => new(both, both);

    /// <summary>Height and width as a pair: <c>Conv2d(1, 8, kernelSize: (3, 1))</c>.</summary>
    /// <param name="size">(height, width).</param>
    public static implicit operator Size2((int Height, int Width) size) => new(size.Height, size.Width);

    /// <summary>Written as <c>3 × 5</c>.</summary>
    public override string ToString() => $"{Height} × {Width}";
}
