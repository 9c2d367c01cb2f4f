using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>Sizes of a batch (N, C, area); area is 1 for features, T for sequences, H·W for images.</summary>
internal readonly record struct BatchNormSizes(int Batch, int Channels, int Area)
{
    /// <summary>Values that share a mean.</summary>
    public int ForEachChannel => Batch * Area;

    /// <summary>Number of contiguous runs that belong to one channel each.</summary>
    public int Planes => Batch * Channels;

    /// <summary>Sizes of x.</summary>
    public static BatchNormSizes Of(Shape x)
    {
        int area = 1;
        foreach (int size in x.Sizes[2..])
        {
            area *= size;
        }
        return new BatchNormSizes(x[0], x[1], area);
    }
}

/// <summary>Batch normalisation channel by channel; each channel's set is defined by <see cref="Plain.PlainNorm"/>, the rest by <see cref="Plain.PlainBatchNorm"/>.</summary>
/// <remarks>A channel's values lie in N runs of "area" elements. The runs are added up in order, so that the result does not depend on threads.</remarks>
internal static class BatchNormKernel
{
    /// <summary>μ and σ² (divided by n) of each channel; the mean first, for Σx² − μ² would cancel.</summary>
    public static void Statistics<T>(BatchNormSizes sizes, ReadOnlySpan<T> x, Span<T> means, Span<T> variances)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T count = T.CreateChecked(sizes.ForEachChannel);
        means.Clear();
        variances.Clear();
        Channels.AddSum(x, means, sizes.Area);
        TensorPrimitives.Divide(means, count, means);
        for (int plane = 0; plane < sizes.Planes; plane++)
        {
            T mean = means[plane % sizes.Channels];
            T sum = T.Zero;
            foreach (T value in x.Slice(plane * sizes.Area, sizes.Area))
            {
                sum += (value - mean) * (value - mean);
            }
            variances[plane % sizes.Channels] += sum;
        }
        TensorPrimitives.Divide(variances, count, variances);
    }

    /// <summary>x̂ = (x − μ) · inverseDeviation.</summary>
    public static void Normalize<T>(BatchNormSizes sizes, ReadOnlySpan<T> x, ReadOnlySpan<T> means, ReadOnlySpan<T> inverseDeviations, Span<T> normalized)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int plane = 0; plane < sizes.Planes; plane++)
        {
            Span<T> result = normalized.Slice(plane * sizes.Area, sizes.Area);
            TensorPrimitives.Subtract(x.Slice(plane * sizes.Area, sizes.Area), means[plane % sizes.Channels], result);
            TensorPrimitives.Multiply(result, inverseDeviations[plane % sizes.Channels], result);
        }
    }

    /// <summary>y = w ⊙ x̂ + b.</summary>
    public static void ScaleAndShift<T>(BatchNormSizes sizes, ReadOnlySpan<T> normalized, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int plane = 0; plane < sizes.Planes; plane++)
        {
            int channel = plane % sizes.Channels;
            Span<T> result = y.Slice(plane * sizes.Area, sizes.Area);
            TensorPrimitives.Multiply(normalized.Slice(plane * sizes.Area, sizes.Area), w[channel], result);
            TensorPrimitives.Add(result, b[channel], result);
        }
    }

    /// <summary>dw += Σ dy ⊙ x̂; db += Σ dy.</summary>
    public static void AddSums<T>(BatchNormSizes sizes, ReadOnlySpan<T> dy, ReadOnlySpan<T> normalized, Span<T> dw, Span<T> db)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Channels.AddSum(dy, db, sizes.Area);
        for (int plane = 0; plane < sizes.Planes; plane++)
        {
            dw[plane % sizes.Channels] += TensorPrimitives.Dot(dy.Slice(plane * sizes.Area, sizes.Area), normalized.Slice(plane * sizes.Area, sizes.Area));
        }
    }

    /// <summary>dx += w · inverseDeviation · (dy − mean(dy) − x̂ mean(dy ⊙ x̂)); without the means when the statistics are constants.</summary>
    public static void AddInputGradient<T>(
        BatchNormSizes sizes, ReadOnlySpan<T> dy, ReadOnlySpan<T> normalized, ReadOnlySpan<T> w, ReadOnlySpan<T> inverseDeviations,
        ReadOnlySpan<T> dw, ReadOnlySpan<T> db, bool batchStatistics, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T count = T.CreateChecked(sizes.ForEachChannel);
        for (int plane = 0; plane < sizes.Planes; plane++)
        {
            int channel = plane % sizes.Channels;
            // w is one number here, so g = w · dy and the means of g are w times db / n and dw / n.
            NormKernel.AddGradient(
                dy.Slice(plane * sizes.Area, sizes.Area),
                normalized.Slice(plane * sizes.Area, sizes.Area),
                w[channel] * inverseDeviations[channel],
                batchStatistics ? db[channel] / count : T.Zero,
                batchStatistics ? dw[channel] / count : T.Zero,
                dx.Slice(plane * sizes.Area, sizes.Area));
        }
    }
}
