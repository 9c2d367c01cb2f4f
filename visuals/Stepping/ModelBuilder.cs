using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Visuals.Stepping;

/// <summary>Makes the view's model of a recording. Every number comes from the library's own operations.</summary>
internal sealed class ModelBuilder
{
    private readonly StepTrace _trace;
    private readonly ViewLimits _limits;
    private readonly IReadOnlyDictionary<object, string> _names;
    private readonly List<ShownCells> _layouts = [];
    private readonly Dictionary<Shape, int> _layoutOf = [];
    private readonly List<ViewValue> _values = [];
    private readonly Dictionary<TraceValue, int> _valueOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> _tensorOf = new(ReferenceEqualityComparer.Instance);
    private readonly List<(TraceValue Value, string Label, int MadeBy)> _tensors = [];
    private readonly Dictionary<int, List<ViewArrival>> _arrivals = [];

    private ModelBuilder(StepTrace trace, ViewLimits limits, IReadOnlyDictionary<object, string> names)
        => (_trace, _limits, _names) = (trace, limits, names);

    /// <summary>The model of a recording.</summary>
    /// <param name="trace">At least one operation.</param>
    /// <param name="limits">How much may be shown.</param>
    /// <param name="names">What tensors are called in the recording around this one.</param>
    public static ViewModel Of(StepTrace trace, ViewLimits limits, IReadOnlyDictionary<object, string>? names = null)
        => new ModelBuilder(trace, limits, names ?? new Dictionary<object, string>(ReferenceEqualityComparer.Instance)).Build();

    private ViewModel Build()
    {
        var shown = _trace.Forward.Take(ViewLimits.MostSteps).ToList();
        Dictionary<TraceEntry, int> places = shown.Select((entry, i) => (entry, i)).ToDictionary(pair => pair.entry, pair => pair.i);
        for (int step = 0; step < shown.Count; step++)
        {
            AddTensors(shown[step], step);
        }
        ViewStep[] steps = [.. shown.Select(Step)];
        int[] backward = [.. _trace.Backward.Where(places.ContainsKey).Select(entry => places[entry])];
        Dictionary<int, IReadOnlyList<ViewPull>> pulls = backward.Distinct().ToDictionary(step => step, step => steps[step].Pulls);
        foreach (int step in backward.Distinct())
        {
            foreach (ViewPull pull in pulls[step])
            {
                ArrivalsOf(steps[step].Inputs[pull.Input]).Add(new ViewArrival(step, pull.Share, pull.Sum));
            }
        }
        return new ViewModel(shown[0].Output.IsSingle, _layouts, _values, Tensors(), steps, backward, [.. Notes(shown.Count)]);
    }

    private IEnumerable<string> Notes(int shown)
    {
        if (shown < _trace.Forward.Count)
        {
            yield return $"The recording has {Words.Numbers.Count(_trace.Forward.Count, "operation")}; the first {shown} are shown. Show a part of the model to see the others.";
        }
        if (_trace.Backward.Count == 0)
        {
            yield return "There is no backward pass here: it starts at a single number. Take a loss, or give the gradient to start with.";
        }
    }

    private void AddTensors(TraceEntry entry, int step)
    {
        for (int place = 0; place < entry.Inputs.Count; place++)
        {
            TraceValue input = entry.Inputs[place];
            if (!_tensorOf.ContainsKey(input.Tensor))
            {
                Add(input, _names.GetValueOrDefault(input.Tensor) ?? Label(entry, input), -1);
            }
        }
        Add(entry.Output, entry.Output.Name ?? $"result {step + 1}", step);
    }

    private static string Label(TraceEntry entry, TraceValue given) => (given.Name, given.Values.Count) switch
    {
        (string name, _) => entry.Layer is null || name.Contains('.', StringComparison.Ordinal) ? name : $"{entry.Layer}.{name}",
        (null, 1) => $"given {Words.Numbers.Short(given.Values[0])}",
        _ => "given",
    };

    private void Add(TraceValue value, string label, int madeBy)
    {
        _tensorOf[value.Tensor] = _tensors.Count;
        _tensors.Add((value, label, madeBy));
    }

    private ViewStep Step(TraceEntry entry)
    {
        int[] inputs = [.. entry.Inputs.Select(input => _tensorOf[input.Tensor])];
        ShownCells[] cells = [.. entry.Inputs.Select(input => _layouts[Layout(input.Shape)])];
        ShownCells output = _layouts[Layout(entry.Output.Shape)];
        var local = new LocalDerivatives(entry, cells, output, _limits);
        return new ViewStep(
            entry.Name, entry.Layer, entry.Equation, MathMl.Of(entry.Equation, entry.Probe.Letters),
            inputs, [.. entry.Inputs.Select(Value)], _tensorOf[entry.Output.Tensor], Value(entry.Output),
            Operands(entry, output), local.Sums, entry.Probe.IsElementwise, entry.Incoming is null ? null : Value(entry.Incoming),
            [.. Pulls(entry, local)], Twins.Of(entry, _limits, NamesOf(entry)));
    }

    private IEnumerable<ViewPull> Pulls(TraceEntry entry, LocalDerivatives local)
    {
        if (entry.Incoming is null)
        {
            yield break;
        }
        IReadOnlyList<double[]?> shares = entry.Probe.Pull([.. entry.Incoming.Values]);
        for (int place = 0; place < entry.Accumulated.Count; place++)
        {
            if (entry.Accumulated[place] is { } sum && shares[place] is { } share)
            {
                yield return new ViewPull(place, Value(share, entry.Inputs[place].Shape), Value(sum), local.Pulled(place, share));
            }
        }
    }

    /// <summary>For each shown element of the output the numbers that stand for the letters.</summary>
    private static double[][]? Operands(TraceEntry entry, ShownCells output) => entry.Probe.Letters.Count == 0
        ? null
        : [.. output.Indices.Select(j => entry.Inputs.Select(input => input.Values[Stretched(j, entry.Output.Shape, input.Shape)]).ToArray())];

    /// <summary>Which element of a broadcast operand meets element j of the output: NumPy's rule, from the last axis on.</summary>
    private static int Stretched(int j, Shape output, Shape operand)
    {
        int index = 0, stride = 1;
        for (int axis = 1; axis <= output.Rank; axis++)
        {
            int at = j % output[-axis];
            j /= output[-axis];
            if (axis <= operand.Rank)
            {
                index += (operand[-axis] == 1 ? 0 : at) * stride;
                stride *= operand[-axis];
            }
        }
        return index;
    }

    private Dictionary<object, string> NamesOf(TraceEntry entry)
    {
        Dictionary<object, string> names = new(ReferenceEqualityComparer.Instance);
        foreach (TraceValue input in entry.Inputs)
        {
            names[input.Tensor] = _tensors[_tensorOf[input.Tensor]].Label;
        }
        return names;
    }

    private ViewTensor[] Tensors()
    {
        var measure = new Measurements(_trace.Replay(), _limits);
        IEnumerable<int> order = Enumerable.Range(0, _tensors.Count).Where(i => ArrivalsOf(i).Count > 0).OrderBy(i => _tensors[i].MadeBy);
        foreach (int i in order)
        {
            double[] gradient = _values[ArrivalsOf(i)[^1].Sum].Cells;
            measure.Add(i, _tensors[i].Value, _layouts[Layout(_tensors[i].Value.Shape)], gradient);
        }
        measure.Run();
        return [.. _tensors.Select((tensor, i) =>
        {
            (IReadOnlyList<double?>? slopes, string? note) = measure.Of(i);
            return new ViewTensor(tensor.Label, tensor.MadeBy, Value(tensor.Value), ArrivalsOf(i), slopes, note);
        })];
    }

    private List<ViewArrival> ArrivalsOf(int tensor)
        => _arrivals.TryGetValue(tensor, out List<ViewArrival>? list) ? list : _arrivals[tensor] = [];

    private int Layout(Shape shape)
    {
        if (!_layoutOf.TryGetValue(shape, out int place))
        {
            place = _layoutOf[shape] = _layouts.Count;
            _layouts.Add(ShownCells.Of(shape, _limits.Cells));
        }
        return place;
    }

    private int Value(TraceValue value) => _valueOf.TryGetValue(value, out int place) ? place : _valueOf[value] = Value(value.Values, value.Shape);

    private int Value(IReadOnlyList<double> values, Shape shape)
    {
        int layout = Layout(shape);
        (double lowest, double highest, double sum) = (double.PositiveInfinity, double.NegativeInfinity, 0.0);
        foreach (double value in values)
        {
            (lowest, highest, sum) = (Math.Min(lowest, value), Math.Max(highest, value), sum + value);
        }
        _values.Add(new ViewValue(layout, [.. _layouts[layout].Indices.Select(i => values[i])], lowest, sum / values.Count, highest));
        return _values.Count - 1;
    }
}
