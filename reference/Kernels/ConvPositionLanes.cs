using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>dw with positions in the lanes: dot products of dy's planes with shifted views of x's canvas, four taps by three channels at a time.</summary>
/// <remarks>
/// <code>
///    canvas + offset(tap):  [ x x x x x x | x x x x x x | … ]      runs of the canvas
///    dy on x's pitch:       [ d d d d 0 0 | d d d d 0 0 | … ]      zeros where the canvas goes on between two lines
/// </code>
/// The zeros make one long dot product of an image's many short lines. One part is one run of images of one group.
/// </remarks>
/// <param name="g">Sizes.</param>
/// <param name="plan">The forward correlation, for x's canvas.</param>
/// <param name="images">Images a run.</param>
/// <param name="taps">Offset of each term in the canvas.</param>
/// <param name="dy">All images.</param>
/// <param name="x">All images.</param>
/// <param name="result">For each run, room for dw; overwritten.</param>
internal readonly unsafe struct ConvPositionLanes<T>(ConvGeometry g, Correlation plan, int images, nint* taps, T* dy, T* x, T* result) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Fetching twelve vectors of sums and storing them again costs about as much as some steps of the tile.</summary>
    private const int SumSteps = 6;

    /// <summary>Rough cost of one image, in the unit of <see cref="ConvChannelLanes{T}.Cost"/>.</summary>
    public static long Cost(in ConvGeometry g, in Correlation plan)
    {
        long steps = ((plan.Flat + Vector<T>.Count - 1) / Vector<T>.Count) + SumSteps;
        return 6 * Tiles(g) * steps;
    }

    private static long Tiles(in ConvGeometry g)
        => (g.GroupOut + DotTile<T>.Columns - 1) / DotTile<T>.Columns * (long)((g.Terms + DotTile<T>.Rows - 1) / DotTile<T>.Rows);

    public void Run(int part)
    {
        (int run, int group) = Math.DivRem(part, g.Groups);
        int length = (plan.Flat + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count;
        int plane = Math.Max(length, g.Out.Height * plan.Canvas.Pitch);
        int slack = length - plan.Flat;
        T* canvas = Scratch<T>.Rent(ScratchUse.Canvas, plan.CanvasLength + slack);
        T* planes = Scratch<T>.Rent(ScratchUse.SecondCanvas, (long)g.GroupOut * plane);
        int sumsLength = checked((int)Tiles(g) * DotTile<T>.Length);
        T* sums = Scratch<T>.Rent(ScratchUse.Strip, sumsLength);
        new Span<T>(sums, sumsLength).Clear();
        // What lies behind the last canvas meets zeros, and must be a number itself.
        new Span<T>(canvas + plan.CanvasLength, slack).Clear();
        new Span<T>(planes, g.GroupOut * plane).Clear();
        ConvCanvas lines = new(g.Out.Height, plan.Canvas.Pitch, 1);
        int first = run * images;
        for (int image = first; image < Math.Min(g.Batch, first + images); image++)
        {
            int at = (image * g.Groups) + group;
            plan.Lay(new ReadOnlySpan<T>(x + ((nint)at * g.GroupIn * g.InArea), g.GroupIn * g.InArea), new Span<T>(canvas, plan.CanvasLength));
            for (int channel = 0; channel < g.GroupOut; channel++)
            {
                ReadOnlySpan<T> incoming = new(dy + ((((nint)at * g.GroupOut) + channel) * g.OutArea), g.OutArea);
                lines.Fill(incoming, g.Out, new Span<T>(planes + ((nint)channel * plane), lines.Area), 0, 0);
            }
            AddProducts(canvas, planes, plane, length, sums);
        }
        Fold(sums, result + ((((nint)run * g.Groups) + group) * g.GroupOut * g.Terms));
    }

    /// <summary>Adds an image's products to the sums, tile by tile.</summary>
    private void AddProducts(T* canvas, T* planes, int plane, int length, T* sums)
    {
        const int rows = DotTile<T>.Rows, columns = DotTile<T>.Columns;
        int channels = g.GroupOut, terms = g.Terms;
        nint* tapRuns = stackalloc nint[rows];
        nint* channelRuns = stackalloc nint[columns];
        for (int channel = 0; channel < channels; channel += columns)
        {
            for (int column = 0; column < columns; column++)
            {
                // Channels and taps past the last repeat it and are thrown away.
                channelRuns[column] = Math.Min(channel + column, channels - 1) * (nint)plane;
            }
            for (int tap = 0; tap < terms; tap += rows, sums += DotTile<T>.Length)
            {
                for (int row = 0; row < rows; row++)
                {
                    tapRuns[row] = taps[Math.Min(tap + row, terms - 1)];
                }
                DotTile<T>.AddProducts(canvas, tapRuns, planes, channelRuns, length, sums);
            }
        }
    }

    /// <summary>dw from the sums of all tiles, in the same order.</summary>
    private void Fold(T* sums, T* dw)
    {
        const int rows = DotTile<T>.Rows, columns = DotTile<T>.Columns;
        for (int channel = 0; channel < g.GroupOut; channel += columns)
        {
            for (int tap = 0; tap < g.Terms; tap += rows, sums += DotTile<T>.Length)
            {
                for (int column = 0; column < Math.Min(columns, g.GroupOut - channel); column++)
                {
                    for (int row = 0; row < Math.Min(rows, g.Terms - tap); row++)
                    {
                        dw[((nint)(channel + column) * g.Terms) + tap + row] = DotTile<T>.Fold(sums, row, column);
                    }
                }
            }
        }
    }
}
