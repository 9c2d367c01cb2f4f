using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Kernels;

/// <summary>The largest element of each window of one plane, for windows of 2 × 2 that do not overlap: the usual ones, of which a vector takes many at once.</summary>
/// <remarks>
/// <code>
///   upper line   a b c d …    ┐ larger of each    max      ┐ with its neighbour   max max …    every second lane
///   lower line   e f g h …    ┘ column            ae bf …  ┘ in the pair          abef cdgh     is an output
/// </code>
/// What a vector reads or writes past the end of its line belongs to later lines of the same plane, which are written after it.
/// Where it would leave the plane, and in double, windows are taken one by one.
/// </remarks>
internal readonly unsafe struct SquareMax<T>(T* x, T* y, PoolAxis rows, PoolAxis columns) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Run(int part)
    {
        int pitch = columns.Size, area = rows.Size * pitch, outputs = rows.Count * columns.Count;
        T* plane = x + ((nint)part * area);
        T* output = y + ((nint)part * outputs);
        for (int i = 0; i < rows.Count; i++)
        {
            int line = 2 * i * pitch, first = i * columns.Count, j = 0;
            if (typeof(T) == typeof(float))
            {
                int width = Vector<float>.Count;
                for (; j < columns.Count && line + pitch + (2 * (j + width)) <= area && first + j + width <= outputs; j += width)
                {
                    float* window = (float*)plane + line + (2 * j);
                    Vector<ulong> left = LargestOfFour(window, pitch), right = LargestOfFour(window + width, pitch);
                    Vector.Store(Vector.AsVectorSingle(Vector.Narrow(left, right)), (float*)output + first + j);
                }
            }
            for (; j < columns.Count; j++)
            {
                T* window = plane + line + (2 * j);
                output[first + j] = T.Max(T.Max(window[0], window[1]), T.Max(window[pitch], window[pitch + 1]));
            }
        }
    }

    /// <summary>The largest of every window that a vector holds, in the lower half of its pair of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<ulong> LargestOfFour(float* window, int pitch)
    {
        Vector<float> larger = Vector.Max(Vector.Load(window), Vector.Load(window + pitch));
        return Vector.AsVectorUInt64(Vector.Max(larger, Lanes.SwapNeighbours(larger)));
    }
}

/// <summary>Hands each window's gradient to the first of its largest elements, for windows of 2 × 2 that do not overlap.</summary>
/// <remarks>
/// <code>
///   upper line   3 5 | 2 2      wins its pair   – x | x –      wins the window   – – | – –
///   lower line   7 1 | 0 1                      x – | – x                        x – | x –   ⊙ dy dy | dy' dy'
/// </code>
/// Which of four numbers is the largest is a coin toss that no branch predictor wins, so every element asks for itself and becomes dy or 0.
/// Vectors past the end of a line write zeros there, so the last of a line comes first: what it spoils is written after it.
/// Where a vector would leave the plane, in double, and where there is a gradient to add to, windows are taken one by one.
/// </remarks>
internal readonly unsafe struct SquareMaxGradient<T>(T* x, T* dy, int length, T* dx, PoolAxis rows, PoolAxis columns, bool isNew) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly Vector<int> s_right = Vector.AsVectorInt32(new Vector<ulong>(0xFFFF_FFFF_0000_0000));

    public void Run(int part)
    {
        int pitch = columns.Size, area = rows.Size * pitch, used = 2 * columns.Count, width = Vector<float>.Count;
        T* plane = x + ((nint)part * area);
        T* target = dx + ((nint)part * area);
        int incoming = part * rows.Count * columns.Count;
        if (isNew)
        {
            // Here and not all at once: what is cleared now is still in the cache when the gradients arrive.
            new Span<T>(target, area).Clear();
        }
        for (int i = 0; i < rows.Count; i++, incoming += columns.Count)
        {
            int line = 2 * i * pitch;
            for (int column = (used - 1) / width * width; column >= 0; column -= width)
            {
                int at = line + column, first = incoming + (column / 2);
                if (typeof(T) == typeof(float) && isNew && at + pitch + width <= area && first + width <= length)
                {
                    Put((float*)plane + at, pitch, Twice((float*)dy + first, used - column), (float*)target + at);
                    continue;
                }
                for (int j = 0; j < Math.Min(width, used - column); j += 2)
                {
                    target[at + j + FirstOfFour(plane + at + j, pitch)] += dy[first + (j / 2)];
                }
            }
        }
    }

    /// <summary>Each gradient for both columns of its window; zeros from the end of the line on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Twice(float* incoming, int columns)
    {
        Vector<ulong> wide = Vector.WidenLower(Vector.AsVectorUInt32(Vector.Load(incoming)));
        Vector<int> inLine = Vector.LessThan(Vector<int>.Indices, new Vector<int>(columns));
        return Vector.ConditionalSelect(inLine, Vector.AsVectorSingle(wide | (wide << 32)), Vector<float>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* window, int pitch, Vector<float> dy, float* target)
    {
        Vector<float> upper = Vector.Load(window), lower = Vector.Load(window + pitch);
        Vector<int> upperWins = WinsPair(upper), lowerWins = WinsPair(lower);
        Vector<int> below = Vector.GreaterThan(Winner(lower, lowerWins), Winner(upper, upperWins));
        Vector.Store(Vector.ConditionalSelect(Vector.AndNot(upperWins, below), dy, Vector<float>.Zero), target);
        Vector.Store(Vector.ConditionalSelect(lowerWins & below, dy, Vector<float>.Zero), target + pitch);
    }

    /// <summary>Whether each element is the first of the largest in its pair: the left one wins a tie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> WinsPair(Vector<float> pairs)
    {
        Vector<float> others = Lanes.SwapNeighbours(pairs);
        return Vector.ConditionalSelect(s_right, Vector.GreaterThan(pairs, others), ~Vector.GreaterThan(others, pairs));
    }

    /// <summary>The winner of each pair, in both its lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Winner(Vector<float> pairs, Vector<int> wins) => Vector.ConditionalSelect(wins, pairs, Lanes.SwapNeighbours(pairs));

    /// <summary>The better of each line, then the better of the lines; three comparisons and no branch: "larger" is 1 or 0 and moves the place or leaves it.</summary>
    private static int FirstOfFour(T* window, int pitch)
    {
        int upper = window[1] > window[0] ? 1 : 0;
        int lower = pitch + (window[pitch + 1] > window[pitch] ? 1 : 0);
        int below = window[lower] > window[upper] ? 1 : 0;
        return upper + (below * (lower - upper));
    }
}
