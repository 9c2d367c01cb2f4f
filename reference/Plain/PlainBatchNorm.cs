using System.Numerics;
using Tutorial.Reference.Kernels;

namespace Tutorial.Reference.Plain;

/// <summary>What follows the normalising in batch norm, and the way back, as the equations say: element by element of (N, C, area).</summary>
/// <remarks>Normalising itself is <see cref="PlainNorm.Normalize"/> on the numbers of one channel. Source: Ioffe and Szegedy 2015, arXiv:1502.03167, section 3.</remarks>
internal static class PlainBatchNorm
{
    /// <summary>y = w ⊙ x̂ + b, one weight and one bias for each channel.</summary>
    public static void ScaleAndShift<T>(BatchNormSizes sizes, ReadOnlySpan<T> normalized, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> y)
        where T : INumberBase<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            int channel = Channel(sizes, i);
            y[i] = (w[channel] * normalized[i]) + b[channel];
        }
    }

    /// <summary>dw += Σ dy ⊙ x̂ and db += Σ dy over all that belongs to a channel.</summary>
    public static void AddSums<T>(BatchNormSizes sizes, ReadOnlySpan<T> dy, ReadOnlySpan<T> normalized, Span<T> dw, Span<T> db)
        where T : INumberBase<T>
    {
        for (int i = 0; i < dy.Length; i++)
        {
            int channel = Channel(sizes, i);
            dw[channel] += dy[i] * normalized[i];
            db[channel] += dy[i];
        }
    }

    /// <summary>dx += (g − mean(g) − x̂ · mean(g ⊙ x̂)) / √(σ² + ε) with g = dy ⊙ w; both means run over the channel.</summary>
    /// <remarks>With constant statistics no x moves them, and only g remains.</remarks>
    public static void AddInputGradient<T>(
        BatchNormSizes sizes, ReadOnlySpan<T> dy, ReadOnlySpan<T> normalized, ReadOnlySpan<T> w, ReadOnlySpan<T> inverseDeviations, bool batchStatistics, Span<T> dx)
        where T : INumberBase<T>
    {
        T count = T.CreateChecked(sizes.ForEachChannel);
        for (int channel = 0; channel < sizes.Channels; channel++)
        {
            T mean = T.Zero, projection = T.Zero;
            for (int i = 0; i < dy.Length && batchStatistics; i++)
            {
                if (Channel(sizes, i) == channel)
                {
                    mean += w[channel] * dy[i] / count;
                    projection += w[channel] * dy[i] * normalized[i] / count;
                }
            }
            for (int i = 0; i < dy.Length; i++)
            {
                if (Channel(sizes, i) == channel)
                {
                    dx[i] += ((w[channel] * dy[i]) - mean - (normalized[i] * projection)) * inverseDeviations[channel];
                }
            }
        }
    }

    private static int Channel(BatchNormSizes sizes, int i) => i / sizes.Area % sizes.Channels;
}
