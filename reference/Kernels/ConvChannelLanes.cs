using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>dw with output channels in the lanes: a tile is six taps of the kernel by 2W channels, its sum runs over the positions of an image.</summary>
/// <remarks>
/// <code>
///                                2W output channels
///                 dy (position, channel): ┌────────┐   transposed once an image
///                                         │        │ positions
///                                         └────────┘
///    6 taps    canvas[offset(tap) + q]  ▶ [  tile  ]   one element of x times 2W channels, for every position q
/// </code>
/// Sums are kept as (tap, channel) while images are added, and turned round at the end. One part is one run of images of one group.
/// </remarks>
/// <param name="g">Sizes.</param>
/// <param name="plan">The forward correlation, for x's canvas.</param>
/// <param name="images">Images a run.</param>
/// <param name="taps">Offset of each term in the canvas.</param>
/// <param name="positions">OutArea places in the canvas, then OutArea places in the transposed dy.</param>
/// <param name="dy">All images.</param>
/// <param name="x">All images.</param>
/// <param name="result">For each run, room for dw; overwritten.</param>
internal readonly unsafe struct ConvChannelLanes<T>(
    ConvGeometry g, Correlation plan, int images, nint* taps, nint* positions, T* dy, T* x, T* result) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Rows = MatMulTile<T>.Rows;
    private const int Block = 128;

    private static int Width => MatMulTile<T>.Columns;

    /// <summary>Rough cost of one image in steps of a tile: its products, and the transposing.</summary>
    public static long Cost(in ConvGeometry g)
        => (6L * ((g.Terms + Rows - 1) / Rows) * ((g.GroupOut + Width - 1) / Width) * g.OutArea) + (2L * g.GroupOut * g.OutArea);

    public void Run(int part)
    {
        (int run, int group) = Math.DivRem(part, g.Groups);
        int panels = (g.GroupOut + Width - 1) / Width;
        int sumRows = (g.Terms + Rows - 1) / Rows * Rows;
        T* canvas = Scratch<T>.Rent(ScratchUse.Canvas, plan.CanvasLength);
        T* lanes = Scratch<T>.Rent(ScratchUse.SecondCanvas, (long)panels * g.OutArea * Width);
        T* sums = Scratch<T>.Rent(ScratchUse.Strip, (long)panels * sumRows * Width);
        nint* rows = stackalloc nint[Rows];
        new Span<T>(lanes, panels * g.OutArea * Width).Clear();
        int first = run * images;
        for (int image = first; image < Math.Min(g.Batch, first + images); image++)
        {
            int planes = (image * g.Groups) + group;
            plan.Lay(new ReadOnlySpan<T>(x + ((nint)planes * g.GroupIn * g.InArea), g.GroupIn * g.InArea), new Span<T>(canvas, plan.CanvasLength));
            Transpose(dy + ((nint)planes * g.GroupOut * g.OutArea), lanes);
            for (int panel = 0; panel < panels; panel++)
            {
                for (int tap = 0; tap < g.Terms; tap += Rows)
                {
                    for (int row = 0; row < Rows; row++)
                    {
                        // Taps past the last repeat it and are thrown away.
                        rows[row] = taps[Math.Min(tap + row, g.Terms - 1)];
                    }
                    ConvTile<T>.Product(
                        canvas, rows, positions, lanes + ((nint)panel * g.OutArea * Width), positions + g.OutArea, g.OutArea,
                        sums + ((((nint)panel * sumRows) + tap) * Width), Width, add: image > first);
                }
            }
        }
        TurnRound(sums, sumRows, result + ((((nint)run * g.Groups) + group) * g.GroupOut * g.Terms));
    }

    /// <summary>lanes[panel, position, lane] = dy[channel, position], some positions at a time so that both sides stay in the first-level cache.</summary>
    private void Transpose(T* from, T* lanes)
    {
        for (int start = 0; start < g.OutArea; start += Block)
        {
            int end = Math.Min(g.OutArea, start + Block);
            for (int channel = 0; channel < g.GroupOut; channel++)
            {
                T* source = from + ((nint)channel * g.OutArea);
                T* to = lanes + ((nint)(channel / Width) * g.OutArea * Width) + (channel % Width);
                for (int q = start; q < end; q++)
                {
                    to[(nint)q * Width] = source[q];
                }
            }
        }
    }

    /// <summary>dw[channel, tap] = sums[panel, tap, lane], some taps at a time for the same reason.</summary>
    private void TurnRound(T* sums, int sumRows, T* dw)
    {
        for (int start = 0; start < g.Terms; start += Block)
        {
            int end = Math.Min(g.Terms, start + Block);
            for (int channel = 0; channel < g.GroupOut; channel++)
            {
                T* column = sums + ((nint)(channel / Width) * sumRows * Width) + (channel % Width);
                T* to = dw + ((nint)channel * g.Terms);
                for (int s = start; s < end; s++)
                {
                    to[s] = column[(nint)s * Width];
                }
            }
        }
    }
}
