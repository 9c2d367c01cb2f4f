using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>What RNN, LSTM and GRU share: the walk over time, forward and back. A subclass is the cell: one row of one step.</summary>
/// <remarks>
/// Inputs:  x (N, T, D), state (N, S, H), W_ih (G·H, D), W_hh (G·H, H), b_ih (G·H,), b_hh (G·H,); S states and G gates.
/// Output:  (N, T + S, H): T outputs, then the S final states, so that <c>y.Slice(1, T..)</c> is the state with which to go on.
/// Forward: everything that comes from x is one product for all steps; only W_hh h has to wait for the step before.
/// Backward (back-propagation through time): from the last step to the first, with the gradient of the state handed on;
///          the gates' gradients are kept, and the weights' gradients are then one product for all steps.
/// Source:  Werbos 1990, "Backpropagation through time: what it does and how to do it".
/// </remarks>
internal abstract class RecurrentOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly RecurrentOptions<T> _options;
    private readonly int _batch, _steps, _features, _gateWidth, _savedWidth;
    private Tensor<T>[] _states = null!;
    private Tensor<T> _saved = null!, _hiddenIn = null!;

    /// <summary>Checks the shapes; nothing is computed yet.</summary>
    protected RecurrentOperation(string name, int gates, int states, int saved, Tensor<T>[] inputs, RecurrentOptions<T>? options)
        : base(inputs)
    {
        (Name, Hidden, States, _options) = (name, inputs[3].Rank == 2 ? inputs[3].Shape[1] : 0, states, options ?? new RecurrentOptions<T>());
        RecurrentChecks.Shapes(name, gates, states, Hidden, inputs, _options);
        (_batch, _steps, _features) = (inputs[0].Shape[0], inputs[0].Shape[1], inputs[0].Shape[2]);
        (_gateWidth, _savedWidth) = (gates * Hidden, saved * Hidden);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>H.</summary>
    protected int Hidden { get; }

    /// <summary>S.</summary>
    protected int States { get; }

    /// <inheritdoc/>
    public override Tensor<T>? Expand()
    {
        Tensor<T>[] states = [.. Enumerable.Range(0, States).Select(s => Input(1).Slice(1, s..(s + 1)).Reshape(_batch, Hidden))];
        var outputs = new Tensor<T>[_steps];
        for (int step = 0; step < _steps; step++)
        {
            int t = TimeOf(step);
            Tensor<T> active = Tensor<T>.Zeros((_batch, 1)), resting = Tensor<T>.Ones((_batch, 1));
            for (int n = 0; n < _batch; n++)
            {
                (active.Data[n], resting.Data[n]) = IsActive(n, t) ? (T.One, T.Zero) : (T.Zero, T.One);
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

    /// <summary>One row of one step: next state from the gates' sums and the state before; keeps what its backward needs.</summary>
    protected abstract void Cell(CellRow<T> row);

    /// <summary>The same row backwards: from ∂loss/∂next to ∂loss/∂(the gates' sums) and the direct share of ∂loss/∂(the state before).</summary>
    protected abstract void CellBackward(CellRow<T> row, CellGradient<T> gradient);

    /// <inheritdoc/>
    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized((_batch, _steps + States, Hidden));
        Tensor<T> fromInput = Tensor<T>.Uninitialized((_batch, _steps, _gateWidth));
        Affine.Rows<T>(Input(0).Data, Input(2).Data, Input(4).Data, fromInput.Data, _batch * _steps);
        Tensor<T> fromState = Tensor<T>.Uninitialized((_batch, _gateWidth));
        _saved = Tensor<T>.Uninitialized((_steps, _batch, _savedWidth));
        _states = [.. Enumerable.Range(0, States).Select(_ => Tensor<T>.Uninitialized((_steps + 1, _batch, Hidden)))];
        _hiddenIn = _options.RecurrentMask is null ? _states[0] : Tensor<T>.Uninitialized((_steps, _batch, Hidden));
        ForEachState((n, s) => Row(Input(1), (n * States) + s).CopyTo(Row(_states[s], n)));
        for (int step = 0; step < _steps; step++)
        {
            int t = TimeOf(step);
            if (_options.RecurrentMask is { } mask)
            {
                TensorPrimitives.Multiply(Step(_states[0], step, Hidden), mask.Data, Step(_hiddenIn, step, Hidden));
            }
            Affine.Rows<T>(Step(_hiddenIn, step, Hidden), Input(3).Data, Input(5).Data, fromState.Data, _batch);
            for (int n = 0; n < _batch; n++)
            {
                CellRow<T> row = RowOf(step, n);
                Span<T> output = Row(y, (n * (_steps + States)) + t);
                if (IsActive(n, t))
                {
                    row.FromInput = fromInput.Data.Slice(((n * _steps) + t) * _gateWidth, _gateWidth);
                    row.FromState = fromState.Data.Slice(n * _gateWidth, _gateWidth);
                    Cell(row);
                    row.NextHidden.CopyTo(output);
                }
                else
                {
                    row.Hidden.CopyTo(row.NextHidden);
                    row.Memory.CopyTo(row.NextMemory);
                    output.Clear();
                }
            }
        }
        ForEachState((n, s) => Row(_states[s], (_steps * _batch) + n).CopyTo(Row(y, (n * (_steps + States)) + _steps + s)));
        return y;
    }

    // state_t = cell(W_ih x_t + b_ih, W_hh h_{t−1} + b_hh, state_{t−1}), so ∂/∂state_{t−1} comes directly from the cell and through W_hh.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Tensor<T> dFromInput = Tensor<T>.Uninitialized((_batch, _steps, _gateWidth)), dFromState = Tensor<T>.Uninitialized((_steps, _batch, _gateWidth));
        dFromInput.Data.Clear();
        dFromState.Data.Clear();
        Tensor<T> dNext = Tensor<T>.Uninitialized((States, _batch, Hidden)), dBefore = Tensor<T>.Uninitialized((States, _batch, Hidden));
        Tensor<T> dHiddenIn = Tensor<T>.Uninitialized((_batch, Hidden));
        for (int s = 0; s < States; s++)
        {
            for (int n = 0; n < _batch; n++)
            {
                RowOf(dy, (n * (_steps + States)) + _steps + s).CopyTo(Row(dNext, (s * _batch) + n));
            }
        }
        for (int step = _steps - 1; step >= 0; step--)
        {
            int t = TimeOf(step);
            dBefore.Data.Clear();
            for (int n = 0; n < _batch; n++)
            {
                var gradient = new CellGradient<T>(
                    Row(dNext, n), States > 1 ? Row(dNext, _batch + n) : default, Row(dBefore, n), States > 1 ? Row(dBefore, _batch + n) : default,
                    dFromInput.Data.Slice(((n * _steps) + t) * _gateWidth, _gateWidth), dFromState.Data.Slice(((step * _batch) + n) * _gateWidth, _gateWidth));
                if (IsActive(n, t))
                {
                    TensorPrimitives.Add(gradient.NextHidden, RowOf(dy, (n * (_steps + States)) + t), gradient.NextHidden);
                    CellBackward(RowOf(step, n), gradient);
                }
                else
                {
                    gradient.NextHidden.CopyTo(gradient.Hidden);
                    gradient.NextMemory.CopyTo(gradient.Memory);
                }
            }
            dHiddenIn.Data.Clear();
            MatMulKernel.AddProduct(Step(dFromState, step, _gateWidth), Input(3).Data, dHiddenIn.Data, _batch, Hidden, _gateWidth);
            if (_options.RecurrentMask is { } mask)
            {
                TensorPrimitives.Multiply(dHiddenIn.Data, mask.Data, dHiddenIn.Data);
            }
            Accumulate.Row(dBefore.Data, 0, repeats: false, dHiddenIn.Data);
            (dNext, dBefore) = (dBefore, dNext);
        }
        if (into.Wants(1))
        {
            Tensor<T> dState = into.Tensor(1);
            ForEachState((n, s) => Accumulate.Row(dState.Data, ((n * States) + s) * Hidden, repeats: false, Row(dNext, (s * _batch) + n)));
        }
        AddWeightGradients(dFromInput.Data, dFromState.Data, into);
    }

    private void AddWeightGradients(ReadOnlySpan<T> dFromInput, ReadOnlySpan<T> dFromState, GradientBuffers<T> into)
    {
        int rows = _batch * _steps;
        if (into.Wants(0))
        {
            MatMulKernel.AddProduct(dFromInput, Input(2).Data, into[0], rows, _features, _gateWidth);
        }
        if (into.Wants(2))
        {
            MatMulKernel.AddProduct(dFromInput, Input(0).Data, into[2], _gateWidth, _features, rows, transposeA: true);
        }
        if (into.Wants(3))
        {
            // The hidden states lie step by step, as the gradients do; the last state entered no product.
            MatMulKernel.AddProduct(dFromState, _hiddenIn.Data[..(rows * Hidden)], into[3], _gateWidth, Hidden, rows, transposeA: true);
        }
        for (int row = 0; row < rows; row++)
        {
            if (into.Wants(4))
            {
                Accumulate.Row(into[4], 0, repeats: false, dFromInput.Slice(row * _gateWidth, _gateWidth));
            }
            if (into.Wants(5))
            {
                Accumulate.Row(into[5], 0, repeats: false, dFromState.Slice(row * _gateWidth, _gateWidth));
            }
        }
    }

    private int TimeOf(int step) => _options.Reverse ? _steps - 1 - step : step;

    private bool IsActive(int n, int t) => _options.Lengths is null || t < _options.Lengths[n];

    private CellRow<T> RowOf(int step, int n)
    {
        int before = (step * _batch) + n, next = before + _batch;
        return new CellRow<T>(
            Row(_states[0], before), States > 1 ? Row(_states[1], before) : default, Row(_states[0], next), States > 1 ? Row(_states[1], next) : default,
            _saved.Data.Slice(before * _savedWidth, _savedWidth));
    }

    private Span<T> Row(Tensor<T> rows, int row) => rows.Data.Slice(row * Hidden, Hidden);

    private ReadOnlySpan<T> RowOf(ReadOnlySpan<T> rows, int row) => rows.Slice(row * Hidden, Hidden);

    private Span<T> Step(Tensor<T> steps, int step, int width) => steps.Data.Slice(step * _batch * width, _batch * width);

    private void ForEachState(Action<int, int> action)
    {
        for (int n = 0; n < _batch; n++)
        {
            for (int s = 0; s < States; s++)
            {
                action(n, s);
            }
        }
    }
}
