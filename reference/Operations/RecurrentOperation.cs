using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>What RNN, LSTM and GRU share: the products before and after the walk over time. The cell is the arithmetic of one row of one step.</summary>
/// <remarks>
/// Inputs:  x (N, T, D), state (N, S, H), W_ih (G·H, D), W_hh (G·H, H), b_ih (G·H,), b_hh (G·H,); S states and G gates.
/// Output:  (N, T + S, H): T outputs, then the S final states, so that <c>y.Slice(1, T..)</c> is the state with which to go on.
/// Forward: everything that comes from x is one product for all steps; only W_hh h has to wait for the step before.
/// Backward (back-propagation through time): from the last step to the first, with the gradient of the state handed on;
///          the gates' gradients are kept, and the weights' gradients are then one product for all steps.
/// Source:  Werbos 1990, "Backpropagation through time: what it does and how to do it".
/// </remarks>
internal abstract unsafe class RecurrentOperation<T, TCell> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TCell : struct, IRecurrentCell<T>
{
    private readonly TCell _cell;
    private readonly RecurrentOptions<T> _options;
    private readonly int _batch, _steps, _features, _hidden, _width;
    private Tensor<T> _gates = null!, _before = null!, _fed = null!;
    private Tensor<T>? _memory, _kept;

    /// <summary>Checks the shapes; nothing is computed yet.</summary>
    protected RecurrentOperation(string name, TCell cell, Tensor<T>[] inputs, RecurrentOptions<T>? options)
        : base(inputs)
    {
        (Name, _cell, _options) = (name, cell, options ?? new RecurrentOptions<T>());
        _hidden = inputs[3].Rank == 2 ? inputs[3].Shape[1] : 0;
        RecurrentChecks.Shapes(name, cell.Gates, cell.States, _hidden, inputs, _options);
        (_batch, _steps, _features) = (inputs[0].Shape[0], inputs[0].Shape[1], inputs[0].Shape[2]);
        _width = cell.Gates * _hidden;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T>? Expand()
    {
        Tensor<T>[] states = [.. Enumerable.Range(0, _cell.States).Select(s => Input(1).Slice(1, s..(s + 1)).Reshape(_batch, _hidden))];
        var outputs = new Tensor<T>[_steps];
        RecurrentBuffers<T> walk = Walk();
        for (int step = 0; step < _steps; step++)
        {
            int t = walk.TimeOf(step);
            Tensor<T> active = Tensor<T>.Zeros((_batch, 1)), resting = Tensor<T>.Ones((_batch, 1));
            for (int n = 0; n < _batch; n++)
            {
                (active.Data[n], resting.Data[n]) = walk.IsActive(n, t) ? (T.One, T.Zero) : (T.Zero, T.One);
            }
            Tensor<T> x = Input(0).Slice(1, t..(t + 1)).Reshape(_batch, _features);
            Tensor<T> hidden = _options.RecurrentMask is { } mask ? states[0] * mask : states[0];
            Tensor<T>[] next = Composed(x.Linear(Input(2), Input(4)), hidden.Linear(Input(3), Input(5)), states);
            outputs[t] = next[0] * active;
            states = [.. next.Zip(states, (now, before) => (now * active) + (before * resting))];
        }
        Tensor<T> final = Functional.Stack(states, 1);
        return _steps == 0 ? final : Functional.Concatenate([Functional.Stack(outputs, 1), final], 1);
    }

    /// <summary>One step of all rows in small operations: what the fused cell stands for.</summary>
    protected abstract Tensor<T>[] Composed(Tensor<T> fromInput, Tensor<T> fromState, Tensor<T>[] states);

    /// <inheritdoc/>
    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized((_batch, _steps + _cell.States, _hidden));
        _gates = Tensor<T>.Uninitialized((_batch, _steps, _width));
        _before = Room();
        _fed = _options.RecurrentMask is null ? _before : Room();
        _memory = _cell.States > 1 ? Room() : null;
        _kept = _cell.Keeps ? Room() : null;
        Affine.Rows<T>(Input(0).Data, Input(2).Data, Input(4).Data, _gates.Data, _batch * _steps);
        Tensor<T> fromState = Tensor<T>.Uninitialized((_batch, _width)), weights = Tensor<T>.Uninitialized(Panels<T>.Length(_width, _hidden));
        Begin(y);
        fixed (T* gates = _gates.Data, before = _before.Data, fed = _fed.Data, memory = Or(_memory), kept = Or(_kept), mask = Or(_options.RecurrentMask))
        fixed (T* sums = fromState.Data, w = Input(3).Data, packed = weights.Data, bias = Input(5).Data, output = y.Data)
        {
            Panels<T>.Pack(w, 1, _hidden, packed, _width, _hidden);
            RecurrentBuffers<T> at = Walk() with
            {
                Gates = gates,
                Before = before,
                Fed = fed,
                Memory = memory,
                Kept = kept,
                Mask = mask,
                FromState = sums,
                Weights = packed,
            };
            RecurrentForward<T, TCell>.Run(_cell, at, bias, output);
        }
        return y;
    }

    // state_t = cell(W_ih x_t + b_ih, W_hh h_{t−1} + b_hh, state_{t−1}), so ∂/∂state_{t−1} comes directly from the cell and through W_hh.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Tensor<T> dFromState = _cell.AddsBoth ? _gates : Tensor<T>.Uninitialized(_gates.Shape);
        Tensor<T> dStates = Tensor<T>.Uninitialized(Input(1).Shape), weights = Tensor<T>.Uninitialized(Panels<T>.Length(_hidden, _width));
        Tensor<T>? product = _options.RecurrentMask is null ? null : Tensor<T>.Uninitialized((_batch, _hidden));
        int states = _cell.States * _hidden, outputs = (_steps * _hidden) + states;
        for (int n = 0; n < _batch; n++)
        {
            dy.Slice((n * outputs) + (_steps * _hidden), states).CopyTo(dStates.Data[(n * states)..]);
        }
        fixed (T* gates = _gates.Data, before = _before.Data, memory = Or(_memory), kept = Or(_kept), mask = Or(_options.RecurrentMask))
        fixed (T* sums = dFromState.Data, w = Input(3).Data, packed = weights.Data, incoming = dy, handedOn = dStates.Data, scratch = Or(product))
        {
            Panels<T>.Pack(w, _hidden, 1, packed, _hidden, _width);
            RecurrentBuffers<T> at = Walk() with
            {
                Gates = gates,
                Before = before,
                Memory = memory,
                Kept = kept,
                Mask = mask,
                FromState = sums,
                Weights = packed,
            };
            RecurrentBackward<T, TCell>.Run(_cell, at, incoming, handedOn, scratch);
        }
        if (into.Wants(1))
        {
            Accumulate.Row(into[1], 0, repeats: false, dStates.Data);
        }
        AddWeightGradients(_gates.Data, dFromState.Data, into);
    }

    private static Span<T> Or(Tensor<T>? tensor) => tensor is null ? default : tensor.Data;

    private RecurrentBuffers<T> Walk() => new() { Batch = _batch, Steps = _steps, Hidden = _hidden, Reverse = _options.Reverse, Lengths = _options.Lengths };

    private Tensor<T> Room() => Tensor<T>.Uninitialized((_batch, _steps, _hidden));

    /// <summary>Puts the first states where the first step looks for them, or where the final ones go when there is no step.</summary>
    private void Begin(Tensor<T> y)
    {
        int first = Walk().TimeOf(0);
        for (int n = 0; n < _batch; n++)
        {
            for (int s = 0; s < _cell.States; s++)
            {
                Tensor<T> target = _steps == 0 ? y : s == 0 ? _before : _memory!;
                int row = _steps == 0 ? (n * _cell.States) + s : (n * _steps) + first;
                Input(1).Data.Slice(((n * _cell.States) + s) * _hidden, _hidden).CopyTo(target.Data[(row * _hidden)..]);
            }
        }
    }

    private void AddWeightGradients(ReadOnlySpan<T> dFromInput, ReadOnlySpan<T> dFromState, GradientBuffers<T> into)
    {
        int rows = _batch * _steps;
        if (into.Wants(0))
        {
            MatMulKernel.AddProduct(dFromInput, Input(2).Data, into[0], rows, _features, _width);
        }
        if (into.Wants(2))
        {
            MatMulKernel.AddProduct(dFromInput, Input(0).Data, into[2], _width, _features, rows, transposeA: true);
        }
        if (into.Wants(3))
        {
            MatMulKernel.AddProduct(dFromState, _fed.Data, into[3], _width, _hidden, rows, transposeA: true);
        }
        if (into.Wants(4))
        {
            ColumnSums.Add(dFromInput, into[4], rows);
        }
        if (into.Wants(5))
        {
            ColumnSums.Add(dFromState, into[5], rows);
        }
    }
}
