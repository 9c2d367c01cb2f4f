using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>dw += dy Xᵀ, summed over positions and images. Chooses between two ways to lay the tile.</summary>
/// <remarks>
/// Images are cut into at most 8 runs, whatever the number of threads; each run adds into sums of its own, and these are added in order:
/// the same bits on any number of threads. The way depends on sizes only:
/// <see cref="ConvChannelLanes{T}"/> puts output channels into the lanes, good for many channels on small planes;
/// <see cref="ConvPositionLanes{T}"/> puts positions there, good for few channels on large planes.
/// </remarks>
internal static unsafe class ConvWeightGradient<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int MostRuns = 8;

    /// <summary>dw += dy Xᵀ.</summary>
    public static void Add(in ConvGeometry g, ReadOnlySpan<T> dy, ReadOnlySpan<T> x, Span<T> dw)
    {
        if (g.Batch == 0)
        {
            return;
        }
        Correlation plan = Correlation.Forward(g);
        nint* taps = Scratch<nint>.Rent(ScratchUse.Offsets, g.Terms);
        plan.ForwardOffsets(g, taps);
        // Cut by sizes alone: ⌈batch / 8⌉ images a run.
        int images = (g.Batch + MostRuns - 1) / MostRuns;
        int runs = (g.Batch + images - 1) / images;
        T* sums = Scratch<T>.Rent(ScratchUse.Partial, (long)runs * dw.Length);
        fixed (T* outer = dy, inner = x)
        {
            if (ConvChannelLanes<T>.Cost(g) < ConvPositionLanes<T>.Cost(g, plan))
            {
                nint* positions = Scratch<nint>.Rent(ScratchUse.SecondOffsets, 2 * g.OutArea);
                for (int q = 0; q < g.OutArea; q++)
                {
                    positions[q] = (q / g.Out.Width * plan.Canvas.Pitch) + (q % g.Out.Width);
                    positions[g.OutArea + q] = q * MatMulTile<T>.Columns;
                }
                Workers.Run(runs * g.Groups, new ConvChannelLanes<T>(g, plan, images, taps, positions, outer, inner, sums));
            }
            else
            {
                Workers.Run(runs * g.Groups, new ConvPositionLanes<T>(g, plan, images, taps, outer, inner, sums));
            }
        }
        for (int run = 0; run < runs; run++)
        {
            TensorPrimitives.Add(dw, new ReadOnlySpan<T>(sums + ((nint)run * dw.Length), dw.Length), dw);
        }
    }
}
