using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>A plane copied into a frame of zeros, so that every tap of a kernel is the same plane read from another place.</summary>
/// <remarks>
/// <code>
///  plane 3 × 4          canvas with 1 zero around, pitch 6        tap (ki, kj) of output (i, j) lies at
///  a b c d              · · · · · ·                                 (i + ki) · pitch + j + kj
///  e f g h              · a b c d ·                                 = [ki · pitch + kj]  +  [i · pitch + j]
///  i j k l              · e f g h ·                                      the tap's offset     the output's place
///                       · i j k l ·
///                       · · · · · ·
/// </code>
/// One run over "the output's place" meets all outputs of all rows; the few places between two rows are computed and thrown away.
/// The zeros right of a line are those left of the next: what both sides have is laid down once (here pitch 5), and fewer places are thrown away.
/// With a stride of 2, every second row and column make a canvas of their own, in which neighbouring outputs are neighbours again.
/// </remarks>
/// <param name="Rows">Rows of the canvas.</param>
/// <param name="Pitch">Columns of the canvas.</param>
/// <param name="Step">Rows and columns of the plane from one element of the canvas to the next.</param>
/// <param name="Shared">Zeros that a line has in common with the next; the pitch is without them.</param>
internal readonly record struct ConvCanvas(int Rows, int Pitch, Size2 Step, int Shared = 0)
{
    /// <summary>Elements of one plane's canvas.</summary>
    public int Area => Rows * Pitch;

    /// <summary>canvas[u, v] = plane[u · step + row, v · step + column] where that lies in the plane; the rest of the canvas must be zeros.</summary>
    public void Fill<T>(ReadOnlySpan<T> plane, Size2 size, Span<T> canvas, int row, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Step == 1 && row == 0 && column == 0 && size == new Size2(Rows, Pitch))
        {
            plane.CopyTo(canvas);
            return;
        }
        int first = Math.Clamp(CeilingOf(-column, Step.Width), 0, Pitch);
        int count = Math.Clamp(CeilingOf(size.Width - column, Step.Width), first, Pitch) - first;
        int top = Math.Clamp(CeilingOf(-row, Step.Height), 0, Rows);
        int bottom = Math.Clamp(CeilingOf(size.Height - row, Step.Height), top, Rows);
        for (int u = top; u < bottom && count > 0; u++)
        {
            Span<T> line = canvas[((u * Pitch) + first)..];
            ReadOnlySpan<T> source = plane[((((u * Step.Height) + row) * size.Width) + (first * Step.Width) + column)..];
            if (Step.Width == 1)
            {
                CopyLine(source, line, count);
                continue;
            }
            for (int v = 0; v < count; v++)
            {
                line[v] = source[v * Step.Width];
            }
        }
    }

    /// <summary>Lines are short, so whole vectors are copied. What lies past the line's end becomes zero: the frame's zeros, and the start of the next line, which is copied after it.</summary>
    private static void CopyLine<T>(ReadOnlySpan<T> source, Span<T> line, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int v = 0, room = Math.Min(source.Length, line.Length) - Vector<T>.Count;
        for (; v < count && v <= room; v += Vector<T>.Count)
        {
            Vector<T> inLine = Vector.LessThan(Vector<T>.Indices, new Vector<T>(T.CreateTruncating(count - v)));
            Vector.ConditionalSelect(inLine, new Vector<T>(source[v..]), Vector<T>.Zero).CopyTo(line[v..]);
        }
        for (; v < count; v++)
        {
            line[v] = source[v];
        }
    }

    /// <summary>How many zeros two neighbouring lines can share when a line has some on its left and the rest of its columns on its right.</summary>
    /// <param name="left">Zeros left of the plane's line; negative when the line begins before the canvas.</param>
    /// <param name="line">Length of the plane's line.</param>
    /// <param name="columns">Columns of a canvas that shares nothing.</param>
    /// <param name="outputs">Outputs of a line, for which the pitch must leave room.</param>
    public static int SharedZeros(int left, int line, int columns, int outputs) => Math.Max(0, Math.Min(columns - outputs, Math.Min(left, columns - left - line)));

    /// <summary>The smallest whole number not below a / b, for b above 0.</summary>
    public static int CeilingOf(int a, int b) => a <= 0 ? -(-a / b) : (a + b - 1) / b;
}
