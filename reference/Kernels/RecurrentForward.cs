using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>A recurrent network over whole sequences: some sequences a part, all of time in it.</summary>
/// <remarks>
/// <code>
///  part 0: sequences 0 … 15     t = 0 → 1 → 2 → …      at each step one product h W_hhᵀ for the part's rows,
///  part 1: sequences 16 … 31    t = 0 → 1 → 2 → …      then the cell, row by row
/// </code>
/// Sequences know nothing of each other, so the threads meet once a pass and not once a step; W_hh stays packed in the second-level cache.
/// What comes from the input was one product for all steps, made before.
/// </remarks>
internal readonly unsafe struct RecurrentForward<T, TCell>(TCell cell, RecurrentBuffers<T> at, T* bias, T* output, int sequences) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
    where TCell : struct, IRecurrentCell<T>
{
    /// <summary>Runs all parts; the first states stand in <c>Before</c> and <c>Memory</c> already.</summary>
    /// <param name="cell">The arithmetic of a row.</param>
    /// <param name="at">Buffers; gates hold what comes from the input.</param>
    /// <param name="bias">b_hh, (G·H,).</param>
    /// <param name="output">(N, T + S, H).</param>
    public static void Run(TCell cell, RecurrentBuffers<T> at, T* bias, T* output)
    {
        int sequences = at.SequencesAPart();
        Workers.Run((at.Batch + sequences - 1) / sequences, new RecurrentForward<T, TCell>(cell, at, bias, output, sequences));
    }

    public void Run(int part)
    {
        int first = part * sequences, end = Math.Min(at.Batch, first + sequences);
        int hidden = at.Hidden, width = cell.Gates * hidden;
        nint distance = (nint)at.Steps * hidden;
        for (int step = 0; step < at.Steps; step++)
        {
            int t = at.TimeOf(step);
            for (int n = first; n < end; n++)
            {
                new ReadOnlySpan<T>(bias, width).CopyTo(new Span<T>(at.FromState + ((nint)n * width), width));
                if (at.Mask is not null)
                {
                    nint row = (n * distance) + ((nint)t * hidden);
                    TensorPrimitives.Multiply(
                        new ReadOnlySpan<T>(at.Before + row, hidden), new ReadOnlySpan<T>(at.Mask + ((nint)n * hidden), hidden), new Span<T>(at.Fed + row, hidden));
                }
            }
            Panels<T>.AddProduct(
                at.Fed + (first * distance) + ((nint)t * hidden), distance, 1, at.Weights, at.FromState + ((nint)first * width), width, end - first, width, hidden);
            for (int n = first; n < end; n++)
            {
                Row(n, t, step);
            }
        }
    }

    private void Row(int n, int t, int step)
    {
        int hidden = at.Hidden;
        nint place = ((nint)n * at.Steps) + t;
        CellRow<T> row = new()
        {
            Gates = at.Gates + (place * cell.Gates * hidden),
            FromState = at.FromState + ((nint)n * cell.Gates * hidden),
            Kept = at.Kept + (place * hidden),
            Hidden = at.Before + (place * hidden),
            Memory = at.Memory + (place * hidden),
            NextHidden = After(at.Before, n, step, 0),
            NextMemory = After(at.Memory, n, step, 1),
        };
        Span<T> shown = new(output + ((((nint)n * (at.Steps + cell.States)) + t) * hidden), hidden);
        if (at.IsActive(n, t))
        {
            cell.Forward(row, hidden);
            new ReadOnlySpan<T>(row.NextHidden, hidden).CopyTo(shown);
            return;
        }
        shown.Clear();
        new ReadOnlySpan<T>(row.Hidden, hidden).CopyTo(new Span<T>(row.NextHidden, hidden));
        if (cell.States > 1)
        {
            new ReadOnlySpan<T>(row.Memory, hidden).CopyTo(new Span<T>(row.NextMemory, hidden));
        }
    }

    /// <summary>Where a state goes: to the beginning of the next step, or behind the outputs.</summary>
    private T* After(T* states, int n, int step, int state) => step + 1 < at.Steps
        ? states + ((((nint)n * at.Steps) + at.TimeOf(step + 1)) * at.Hidden)
        : output + ((((nint)n * (at.Steps + cell.States)) + at.Steps + state) * at.Hidden);
}
