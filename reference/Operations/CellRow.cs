using System.Numerics;

namespace Tutorial.Reference.Operations;

/// <summary>One row of one step of a recurrent cell: everything is H long, sums of gates G·H.</summary>
internal ref struct CellRow<T>(ReadOnlySpan<T> hidden, ReadOnlySpan<T> memory, Span<T> nextHidden, Span<T> nextMemory, Span<T> saved)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>W_ih x + b_ih for all gates; forward only.</summary>
    public ReadOnlySpan<T> FromInput { get; set; }

    /// <summary>W_hh h + b_hh for all gates; forward only.</summary>
    public ReadOnlySpan<T> FromState { get; set; }

    /// <summary>h of the step before.</summary>
    public ReadOnlySpan<T> Hidden { get; } = hidden;

    /// <summary>c of the step before; empty without a memory cell.</summary>
    public ReadOnlySpan<T> Memory { get; } = memory;

    /// <summary>h of this step.</summary>
    public Span<T> NextHidden { get; } = nextHidden;

    /// <summary>c of this step.</summary>
    public Span<T> NextMemory { get; } = nextMemory;

    /// <summary>What the cell keeps for its backward.</summary>
    public Span<T> Saved { get; } = saved;

    /// <summary>One of the parts of a span that holds several of H each.</summary>
    public readonly ReadOnlySpan<T> Part(ReadOnlySpan<T> parts, int index) => parts.Slice(index * Hidden.Length, Hidden.Length);

    /// <summary>One of the parts that the cell keeps.</summary>
    public readonly Span<T> Kept(int index) => Saved.Slice(index * Hidden.Length, Hidden.Length);
}

/// <summary>∂loss/∂… for the same row. The last four are zero at first and are to be filled.</summary>
internal readonly ref struct CellGradient<T>(
    Span<T> nextHidden, Span<T> nextMemory, Span<T> hidden, Span<T> memory, Span<T> fromInput, Span<T> fromState)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>∂loss/∂(h of this step), complete.</summary>
    public Span<T> NextHidden { get; } = nextHidden;

    /// <summary>∂loss/∂(c of this step) as far as later steps give it; empty without a memory cell.</summary>
    public Span<T> NextMemory { get; } = nextMemory;

    /// <summary>∂loss/∂(h of the step before), the share that does not pass through W_hh.</summary>
    public Span<T> Hidden { get; } = hidden;

    /// <summary>∂loss/∂(c of the step before).</summary>
    public Span<T> Memory { get; } = memory;

    /// <summary>∂loss/∂(W_ih x + b_ih).</summary>
    public Span<T> FromInput { get; } = fromInput;

    /// <summary>∂loss/∂(W_hh h + b_hh).</summary>
    public Span<T> FromState { get; } = fromState;
}
