namespace Tutorial.Reference.Kernels;

/// <summary>Where a recurrent network finds and leaves its numbers, and how it walks over time; both passes share it.</summary>
/// <remarks>Everything lies sequence by sequence, (N, T, …): then the weights' gradients are one product each, whatever the direction of reading.</remarks>
internal readonly unsafe struct RecurrentBuffers<T>
    where T : unmanaged
{
    /// <summary>N.</summary>
    public int Batch { get; init; }

    /// <summary>T.</summary>
    public int Steps { get; init; }

    /// <summary>H.</summary>
    public int Hidden { get; init; }

    /// <summary>From the last step to the first.</summary>
    public bool Reverse { get; init; }

    /// <summary>Valid steps of each sequence, or null for all.</summary>
    public IReadOnlyList<int>? Lengths { get; init; }

    /// <summary>(N, T, G·H), see <see cref="CellRow{T}.Gates"/>.</summary>
    public T* Gates { get; init; }

    /// <summary>(N, T, H), or null.</summary>
    public T* Kept { get; init; }

    /// <summary>(N, T, H): h with which each step begins.</summary>
    public T* Before { get; init; }

    /// <summary>(N, T, H): the same behind recurrent dropout, which is what meets W_hh; without dropout the same memory.</summary>
    public T* Fed { get; init; }

    /// <summary>(N, T, H): c with which each step begins, or null.</summary>
    public T* Memory { get; init; }

    /// <summary>(N, H), multiplied onto h before W_hh; null without recurrent dropout.</summary>
    public T* Mask { get; init; }

    /// <summary>Forward: (N, G·H), sums from the state at one step. Backward: (N, T, G·H), their gradients.</summary>
    public T* FromState { get; init; }

    /// <summary>W_hh, packed by <see cref="Panels{T}"/> for the pass: transposed forward, as it is backward.</summary>
    public T* Weights { get; init; }

    /// <summary>The time that is read at a step.</summary>
    public int TimeOf(int step) => Reverse ? Steps - 1 - step : step;

    /// <summary>Whether a sequence still goes on at a time.</summary>
    public bool IsActive(int n, int t) => Lengths is null || t < Lengths[n];

    /// <summary>
    /// How many sequences a part takes. Each sequence's numbers are the same in any company, so the cut may follow the number of threads;
    /// more than 48 would push a step's sums out of the second-level cache.
    /// </summary>
    public int SequencesAPart() => Math.Clamp((Batch + Workers.Count - 1) / Workers.Count, 1, 48);
}
