using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Work on long runs of numbers, cut into pieces for all cores; the cut depends on the length only.</summary>
/// <remarks>
/// <code>
///   0          16,384      32,768         n
///   ├───────────┼───────────┼──────┤        a piece of each operand fits the first-level caches together;
///     part 0      part 1      part 2        each number is written by one part, so threads change nothing
/// </code>
/// Such loops wait for memory, not for arithmetic: two cores fetch twice as much.
/// </remarks>
internal static unsafe class Elementwise
{
    private const int PartLength = 1 << 14;

    /// <summary>Sets all numbers to zero.</summary>
    public static void Clear<T>(Span<T> run)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* target = run)
        {
            Run(run.Length, new Clearing<T>(target));
        }
    }

    /// <summary>y = max(x, 0); defined by <see cref="Plain.PlainRelu"/>.</summary>
    public static void Relu<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* input = x, output = y)
        {
            Run(y.Length, new ReluPiece<T>(input, output));
        }
    }

    /// <summary>dx += dy where x is above 0; a new dx is overwritten.</summary>
    public static void AddReluGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx, bool isNew = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* input = x, incoming = dy, result = dx)
        {
            Run(dx.Length, new ReluGradientPiece<T>(input, incoming, result, isNew));
        }
    }

    /// <summary>y = a + b; y may be a or b.</summary>
    public static void Sum<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* left = a, right = b, output = y)
        {
            Run(y.Length, new SumPiece<T>(left, right, output));
        }
    }

    /// <summary>dx += dy; a new dx is overwritten.</summary>
    public static void Pass<T>(ReadOnlySpan<T> dy, Span<T> dx, bool isNew)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!isNew)
        {
            Sum(dx, dy, dx);
            return;
        }
        fixed (T* incoming = dy, result = dx)
        {
            Run(dx.Length, new CopyPiece<T>(incoming, result));
        }
    }

    private static void Run<TPiece>(int length, TPiece piece)
        where TPiece : struct, IPiece
        => Workers.Run((length + PartLength - 1) / PartLength, new Pieces<TPiece>(piece, length));

    /// <summary>Work on the elements from a start on.</summary>
    private interface IPiece
    {
        void Run(int start, int length);
    }

    private readonly struct Pieces<TPiece>(TPiece piece, int length) : IParts
        where TPiece : struct, IPiece
    {
        public void Run(int part) => piece.Run(part * PartLength, Math.Min(PartLength, length - (part * PartLength)));
    }

    private readonly struct Clearing<T>(T* run) : IPiece
        where T : unmanaged
    {
        public void Run(int start, int length) => new Span<T>(run + start, length).Clear();
    }

    private readonly struct CopyPiece<T>(T* x, T* y) : IPiece
        where T : unmanaged
    {
        public void Run(int start, int length) => new ReadOnlySpan<T>(x + start, length).CopyTo(new Span<T>(y + start, length));
    }

    private readonly struct SumPiece<T>(T* a, T* b, T* y) : IPiece
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(int start, int length)
            => TensorPrimitives.Add(new ReadOnlySpan<T>(a + start, length), new ReadOnlySpan<T>(b + start, length), new Span<T>(y + start, length));
    }

    private readonly struct ReluPiece<T>(T* x, T* y) : IPiece
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(int start, int length) => TensorPrimitives.Max(new ReadOnlySpan<T>(x + start, length), T.Zero, new Span<T>(y + start, length));
    }

    private readonly struct ReluGradientPiece<T>(T* x, T* dy, T* dx, bool isNew) : IPiece
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(int start, int length)
        {
            int i = start;
            for (; i <= start + length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> positive = Vector.GreaterThan(Vector.Load(x + i), Vector<T>.Zero);
                Vector<T> share = Vector.ConditionalSelect(positive, Vector.Load(dy + i), Vector<T>.Zero);
                Vector.Store(isNew ? share : Vector.Load(dx + i) + share, dx + i);
            }
            for (; i < start + length; i++)
            {
                dx[i] = (isNew ? T.Zero : dx[i]) + (x[i] > T.Zero ? dy[i] : T.Zero);
            }
        }
    }
}
