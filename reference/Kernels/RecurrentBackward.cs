using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Back-propagation through time over whole sequences, cut as the forward pass is.</summary>
/// <remarks>
/// <code>
///  for each part, from the last step to the first:
///    dh += dy_t                        what the output says of this step's state
///    cell backwards, row by row        gates' gradients in place of the gates; the direct share of dh before
///    dh += mask ⊙ (d(sums) W_hh)       the share through the weights, one product for the part's rows
/// </code>
/// The weights' own gradients are products over all steps and are made afterwards.
/// </remarks>
internal readonly unsafe struct RecurrentBackward<T, TCell>(TCell cell, RecurrentBuffers<T> at, T* dy, T* dStates, T* product, int sequences) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
    where TCell : struct, IRecurrentCell<T>
{
    /// <summary>Runs all parts.</summary>
    /// <param name="cell">The arithmetic of a row.</param>
    /// <param name="at">Buffers of the forward pass; gates become the gradients of what came from the input.</param>
    /// <param name="dy">∂loss/∂output, (N, T + S, H).</param>
    /// <param name="dStates">(N, S, H): in ∂loss/∂(the final states), out ∂loss/∂(the first ones).</param>
    /// <param name="product">(N, H), scratch for recurrent dropout.</param>
    public static void Run(TCell cell, RecurrentBuffers<T> at, T* dy, T* dStates, T* product)
    {
        int sequences = at.SequencesAPart();
        Workers.Run((at.Batch + sequences - 1) / sequences, new RecurrentBackward<T, TCell>(cell, at, dy, dStates, product, sequences));
    }

    public void Run(int part)
    {
        int first = part * sequences, end = Math.Min(at.Batch, first + sequences);
        for (int step = at.Steps - 1; step >= 0; step--)
        {
            int t = at.TimeOf(step);
            for (int n = first; n < end; n++)
            {
                Row(n, t);
            }
            ThroughWeights(first, end, t);
        }
    }

    private void Row(int n, int t)
    {
        int hidden = at.Hidden, width = cell.Gates * hidden;
        nint place = ((nint)n * at.Steps) + t;
        CellRow<T> row = new()
        {
            Gates = at.Gates + (place * width),
            FromState = at.FromState + (place * width),
            Kept = at.Kept + (place * hidden),
            Hidden = at.Before + (place * hidden),
            Memory = at.Memory + (place * hidden),
            NextHidden = dStates + ((nint)n * cell.States * hidden),
            NextMemory = dStates + ((((nint)n * cell.States) + 1) * hidden),
        };
        if (at.IsActive(n, t))
        {
            Span<T> dh = new(row.NextHidden, hidden);
            TensorPrimitives.Add(dh, new ReadOnlySpan<T>(dy + ((((nint)n * (at.Steps + cell.States)) + t) * hidden), hidden), dh);
            cell.Backward(row, hidden);
            return;
        }
        // A resting sequence hands its states' gradients on, and its sums mattered to nobody.
        new Span<T>(row.Gates, width).Clear();
        new Span<T>(row.FromState, width).Clear();
    }

    private void ThroughWeights(int first, int end, int t)
    {
        int hidden = at.Hidden, width = cell.Gates * hidden;
        nint distance = (nint)at.Steps * width, stateDistance = (nint)cell.States * hidden;
        T* sums = at.FromState + (first * distance) + ((nint)t * width);
        if (at.Mask is null)
        {
            Panels<T>.AddProduct(sums, distance, 1, at.Weights, dStates + (first * stateDistance), stateDistance, end - first, hidden, width);
            return;
        }
        new Span<T>(product + ((nint)first * hidden), (end - first) * hidden).Clear();
        Panels<T>.AddProduct(sums, distance, 1, at.Weights, product + ((nint)first * hidden), hidden, end - first, hidden, width);
        for (int n = first; n < end; n++)
        {
            Span<T> dh = new(dStates + (n * stateDistance), hidden);
            TensorPrimitives.MultiplyAdd(
                new ReadOnlySpan<T>(product + ((nint)n * hidden), hidden), new ReadOnlySpan<T>(at.Mask + ((nint)n * hidden), hidden), dh, dh);
        }
    }
}
