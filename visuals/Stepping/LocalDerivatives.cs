using Tutorial.Reference.Autograd;

namespace Tutorial.Visuals.Stepping;

/// <summary>Takes one operation apart: the terms of its sums, forward and backward, from rows of its Jacobian.</summary>
/// <remarks>
/// A row costs one backward pass of the operation. All rows are taken where that is cheap; of a larger operation those of the outputs with the largest
/// incoming gradient and of shown outputs, and the rest of each sum is given as one number.
/// </remarks>
internal sealed class LocalDerivatives
{
    private readonly TraceEntry _entry;
    private readonly ShownCells _output;
    private readonly ShownCells[] _inputs;
    private readonly ViewLimits _limits;
    private readonly int[] _rows;
    private readonly Dictionary<int, Terms> _forward = [];
    private readonly Terms[]?[] _backward;

    /// <summary>Takes the operation apart.</summary>
    /// <param name="entry">The operation.</param>
    /// <param name="inputs">The shown cells of each input.</param>
    /// <param name="output">The shown cells of the output.</param>
    /// <param name="limits">How many terms are kept, and how much work may be spent.</param>
    public LocalDerivatives(TraceEntry entry, ShownCells[] inputs, ShownCells output, ViewLimits limits)
    {
        (_entry, _inputs, _output, _limits) = (entry, inputs, output, limits);
        _backward = [.. entry.Inputs.Select((_, place) => Wanted(place) ? inputs[place].Indices.Select(_ => new Terms(limits.Terms)).ToArray() : null)];
        if (IsPlain)
        {
            _rows = [];
            AddPlain();
        }
        else
        {
            _rows = Rows();
            Array.ForEach(_rows, AddRow);
        }
    }

    private int OutputLength => _entry.Output.Shape.Length;

    /// <summary>Elementwise and nothing stretched: one backward pass with ones gives every slope.</summary>
    private bool IsPlain => _entry.Probe.IsElementwise && _entry.Inputs.All(input => input.Shape == _entry.Output.Shape)
        && _entry.Inputs.Select(input => input.Tensor).Distinct(ReferenceEqualityComparer.Instance).Count() == _entry.Inputs.Count;

    /// <summary>For each shown element of the output the terms of its sum, null where its row was not taken; null when the operation does not sum.</summary>
    public IReadOnlyList<ViewTerms?>? Sums
        => _entry.Probe.Summands.Count == 0 || _rows.Length == 0 ? null : [.. _output.Indices.Select(j => _forward.GetValueOrDefault(j)?.Largest())];

    /// <summary>For each shown element of an input the terms of its gradient; null when the operation is too large.</summary>
    /// <param name="place">The input's place.</param>
    /// <param name="share">The operation's whole share of the gradient.</param>
    public IReadOnlyList<ViewTerms>? Pulled(int place, IReadOnlyList<double> share)
    {
        if (_backward[place] is not { } terms || (_rows.Length == 0 && !IsPlain))
        {
            return null;
        }
        bool all = IsPlain || _rows.Length == OutputLength;
        return [.. terms.Select((sum, i) => all ? sum.Largest() : sum.Largest(share[_inputs[place].Indices[i]], OutputLength - _rows.Length))];
    }

    private bool Wanted(int place) => place < _entry.Accumulated.Count && _entry.Accumulated[place] is not null;

    private int[] Rows()
    {
        long row = OutputLength + _entry.Inputs.Sum(input => (long)input.Shape.Length);
        long affordable = _limits.RowWork / Math.Max(1, row);
        if (OutputLength <= affordable)
        {
            return [.. Enumerable.Range(0, OutputLength)];
        }
        IEnumerable<int> largest = _entry.Incoming is null
            ? []
            : _entry.Incoming.Values.Select((dy, j) => (Size: Math.Abs(dy), j)).OrderByDescending(pair => pair.Size).Take((int)Math.Min(affordable / 2, int.MaxValue)).Select(pair => pair.j);
        return [.. largest.Union(_output.Indices).Take((int)affordable).Order()];
    }

    private void AddPlain()
    {
        double[] ones = new double[OutputLength];
        Array.Fill(ones, 1);
        IReadOnlyList<double[]?> slopes = _entry.Probe.Pull(ones);
        for (int place = 0; place < _inputs.Length; place++)
        {
            for (int i = 0; i < (_backward[place]?.Length ?? 0); i++)
            {
                int index = _inputs[place].Indices[i];
                _backward[place]![i].Add(-1, index, slopes[place]![index], _entry.Incoming!.Values[index]);
            }
        }
    }

    private void AddRow(int j)
    {
        IReadOnlyList<double[]?> row = _entry.Probe.Row(j);
        if (_entry.Probe.Summands.Count > 0 && Array.IndexOf(_output.Indices, j) >= 0)
        {
            AddForward(j, row);
        }
        for (int place = 0; place < _inputs.Length; place++)
        {
            for (int i = 0; i < (_backward[place]?.Length ?? 0) && row[place] is not null; i++)
            {
                _backward[place]![i].Add(-1, j, row[place]![_inputs[place].Indices[i]], _entry.Incoming!.Values[j]);
            }
        }
    }

    private void AddForward(int j, IReadOnlyList<double[]?> row)
    {
        Terms sum = _forward[j] = new Terms(_limits.Terms);
        foreach (int place in _entry.Probe.Summands)
        {
            for (int i = 0; i < (row[place]?.Length ?? 0); i++)
            {
                sum.Add(place, i, row[place]![i], _entry.Inputs[place].Values[i]);
            }
        }
    }
}
