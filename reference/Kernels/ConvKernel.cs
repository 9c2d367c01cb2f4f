using System.Buffers;
using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Convolution and its two gradients as matrix products over unfolded windows; defined by <see cref="Plain.PlainConv"/>.</summary>
/// <remarks>One panel is one image's channels of one group: its windows are unfolded once and used by all output channels of the group while they are in the cache.</remarks>
internal static class ConvKernel
{
    /// <summary>y += x * w.</summary>
    public static void AddForward<T>(ConvGeometry g, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] panel = ArrayPool<T>.Shared.Rent(g.Terms * g.OutArea);
        for (int part = 0; part < g.Batch * g.Groups; part++)
        {
            Unfold.Gather(g, Input(g, x, part), panel);
            MatMulKernel.AddProduct(Weight(g, w, part), panel, Output(g, y, part), g.GroupOut, g.OutArea, g.Terms);
        }
        ArrayPool<T>.Shared.Return(panel);
    }

    /// <summary>dx += wᵀ dy, folded back.</summary>
    public static void AddInputGradient<T>(ConvGeometry g, ReadOnlySpan<T> dy, ReadOnlySpan<T> w, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] panel = ArrayPool<T>.Shared.Rent(g.Terms * g.OutArea);
        for (int part = 0; part < g.Batch * g.Groups; part++)
        {
            panel.AsSpan(0, g.Terms * g.OutArea).Clear();
            MatMulKernel.AddProduct(Weight(g, w, part), Output(g, dy, part), panel, g.Terms, g.OutArea, g.GroupOut, transposeA: true);
            Unfold.ScatterAdd(g, panel, Input(g, dx, part));
        }
        ArrayPool<T>.Shared.Return(panel);
    }

    /// <summary>dw += dy xᵀ over unfolded x.</summary>
    public static void AddWeightGradient<T>(ConvGeometry g, ReadOnlySpan<T> dy, ReadOnlySpan<T> x, Span<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] panel = ArrayPool<T>.Shared.Rent(g.Terms * g.OutArea);
        for (int part = 0; part < g.Batch * g.Groups; part++)
        {
            Unfold.Gather(g, Input(g, x, part), panel);
            MatMulKernel.AddProduct(Output(g, dy, part), panel, Weight(g, dw, part), g.GroupOut, g.Terms, g.OutArea, transposeB: true);
        }
        ArrayPool<T>.Shared.Return(panel);
    }

    // Images and groups lie one behind the other, so a part's channels are one run of x and of y.
    private static ReadOnlySpan<T> Input<T>(in ConvGeometry g, ReadOnlySpan<T> x, int part) => x.Slice(part * g.GroupIn * g.InArea, g.GroupIn * g.InArea);

    private static Span<T> Input<T>(in ConvGeometry g, Span<T> x, int part) => x.Slice(part * g.GroupIn * g.InArea, g.GroupIn * g.InArea);

    private static ReadOnlySpan<T> Output<T>(in ConvGeometry g, ReadOnlySpan<T> y, int part) => y.Slice(part * g.GroupOut * g.OutArea, g.GroupOut * g.OutArea);

    private static Span<T> Output<T>(in ConvGeometry g, Span<T> y, int part) => y.Slice(part * g.GroupOut * g.OutArea, g.GroupOut * g.OutArea);

    private static ReadOnlySpan<T> Weight<T>(in ConvGeometry g, ReadOnlySpan<T> w, int part) => w.Slice(part % g.Groups * g.GroupOut * g.Terms, g.GroupOut * g.Terms);

    private static Span<T> Weight<T>(in ConvGeometry g, Span<T> w, int part) => w.Slice(part % g.Groups * g.GroupOut * g.Terms, g.GroupOut * g.Terms);
}
