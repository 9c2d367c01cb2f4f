namespace Tutorial.Reference.Kernels;

/// <summary>One sequence at one step of a recurrent network: where the cell finds and leaves its numbers. States are H long, sums of gates G·H.</summary>
/// <remarks>The gates change in place, sums → values → gradients of the sums: the largest buffer of the whole network is written once and never copied.</remarks>
internal readonly unsafe struct CellRow<T>
    where T : unmanaged
{
    /// <summary>Forward: in W_ih x + b_ih, out the gates' values. Backward: in those, out ∂loss/∂(W_ih x + b_ih).</summary>
    public T* Gates { get; init; }

    /// <summary>Forward: in W_hh h + b_hh. Backward: out ∂loss/∂ of it, for a cell in which it differs from that of the other sum.</summary>
    public T* FromState { get; init; }

    /// <summary>What else the cell keeps for its backward, H numbers.</summary>
    public T* Kept { get; init; }

    /// <summary>h of the step before.</summary>
    public T* Hidden { get; init; }

    /// <summary>c of the step before, for a cell that has one.</summary>
    public T* Memory { get; init; }

    /// <summary>Forward: out h of this step. Backward: in ∂loss/∂(h of this step), out the share of ∂loss/∂(h before) that does not pass through W_hh.</summary>
    public T* NextHidden { get; init; }

    /// <summary>The same for c.</summary>
    public T* NextMemory { get; init; }
}

/// <summary>The arithmetic of one kind of recurrent cell, number by number of a row; its plain twin defines it.</summary>
internal interface IRecurrentCell<T>
    where T : unmanaged
{
    /// <summary>G: how many sums it forms.</summary>
    int Gates { get; }

    /// <summary>S: 2 when it has a memory beside its hidden state, else 1.</summary>
    int States { get; }

    /// <summary>Whether it keeps H numbers beside the gates.</summary>
    bool Keeps { get; }

    /// <summary>Whether input and state enter by their sum only, so that both sums have the same gradient.</summary>
    bool AddsBoth { get; }

    /// <summary>One row of one step.</summary>
    void Forward(CellRow<T> row, int hidden);

    /// <summary>The same row backwards.</summary>
    void Backward(CellRow<T> row, int hidden);
}
