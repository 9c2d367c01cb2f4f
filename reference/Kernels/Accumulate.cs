using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Adding a run of gradients into a buffer, summed to one element where the operand was stretched, or stretched where it was summed.</summary>
internal static class Accumulate
{
    /// <summary>buffer[offset…] += values, or buffer[offset] += Σ values when the operand repeats along the run.</summary>
    public static void Row<T>(Span<T> buffer, int offset, bool repeats, ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (repeats)
        {
            buffer[offset] += TensorPrimitives.Sum(values);
        }
        else
        {
            Span<T> target = buffer.Slice(offset, values.Length);
            TensorPrimitives.Add(target, values, target);
        }
    }

    /// <summary>run += factor · source[offset…], or factor · source[offset] everywhere when the source repeats along the run.</summary>
    public static void Stretched<T>(Span<T> run, ReadOnlySpan<T> source, int offset, bool repeats, T factor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (repeats)
        {
            TensorPrimitives.Add(run, factor * source[offset], run);
        }
        else
        {
            TensorPrimitives.MultiplyAdd(source.Slice(offset, run.Length), factor, run, run);
        }
    }
}
