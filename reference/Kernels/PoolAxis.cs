using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>One window along one axis.</summary>
/// <param name="Start">First input.</param>
/// <param name="End">One past the last input.</param>
/// <param name="Divisor">What an average divides by along this axis: the kernel's size, padding included, as PyTorch.</param>
internal readonly record struct PoolWindow(int Start, int End, int Divisor);

/// <summary>The windows of a pooling along one axis: output i looks at the inputs Start … End − 1 of window i.</summary>
/// <remarks>Padding belongs to no window: a maximum never sees it, and an average counts it only in the divisor.</remarks>
internal sealed class PoolAxis
{
    private readonly PoolWindow[] _windows;

    private PoolAxis(int size, IEnumerable<PoolWindow> windows)
    {
        Size = size;
        _windows = [.. windows];
        IsPairs = !_windows.Where((window, i) => window.Start != 2 * i || window.End != (2 * i) + 2).Any();
    }

    /// <summary>Inputs along the axis.</summary>
    public int Size { get; }

    /// <summary>Windows along the axis.</summary>
    public int Count => _windows.Length;

    /// <summary>Whether window i is the pair 2i, 2i + 1, as in nearly every network: then nobody has to look windows up.</summary>
    public bool IsPairs { get; }

    /// <summary>First input of a window.</summary>
    public int Start(int window) => _windows[window].Start;

    /// <summary>One past the last input of a window.</summary>
    public int End(int window) => _windows[window].End;

    /// <summary>What an average divides by along this axis.</summary>
    public int Divisor(int window) => _windows[window].Divisor;

    /// <summary>All windows in order.</summary>
    public ReadOnlySpan<PoolWindow> Windows => _windows;

    /// <summary>A kernel that slides over the padded axis.</summary>
    /// <exception cref="ShapeException">The kernel does not fit, the stride is below 1, or the padding exceeds half the kernel.</exception>
    public static PoolAxis Sliding(string name, int size, int kernel, int stride, int padding)
    {
        if (kernel < 1 || stride < 1)
        {
            throw new ShapeException($"{name}: kernel size {kernel} and stride {stride} must be 1 or more.");
        }
        if (padding < 0 || padding > kernel / 2)
        {
            throw new ShapeException($"{name}: padding {padding} must be from 0 to half the kernel size, {kernel / 2}, so that no window is empty.");
        }
        int room = size + (2 * padding) - kernel;
        if (room < 0)
        {
            throw new ShapeException($"{name}: a kernel of {kernel} does not fit into an axis of {size} with padding {padding}; take a smaller kernel.");
        }
        return new PoolAxis(size, Enumerable.Range(0, (room / stride) + 1)
            .Select(i => (i * stride) - padding)
            .Select(start => new PoolWindow(Math.Max(start, 0), Math.Min(start + kernel, size), kernel)));
    }

    /// <summary>As many windows as asked for, alike in size to one element; neighbours may overlap.</summary>
    /// <exception cref="ShapeException">The axis is empty, or no output is asked for.</exception>
    public static PoolAxis Adaptive(string name, int size, int windows)
    {
        if (size < 1 || windows < 1)
        {
            throw new ShapeException($"{name}: an axis of {size} cannot become {windows}; both must be 1 or more.");
        }
        return new PoolAxis(size, Enumerable.Range(0, windows)
            .Select(i => (Start: (int)((long)i * size / windows), End: (int)((((long)i + 1) * size + windows - 1) / windows)))
            .Select(window => new PoolWindow(window.Start, window.End, window.End - window.Start)));
    }
}
