using Tutorial.Demos.Pictures;
using Tutorial.Demos.Playing;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using static Tutorial.Reference.Nn<float>;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>A recurrent cell reads numbers, some of them marked, and is to answer the last marked one: its gates, one time step after the other.</summary>
public sealed class Gates : Demonstration
{
    private const int Hidden = 6, Length = 12, BatchSize = 32, BatchesAtOnce = 4;

    private readonly int _batches;
    private readonly (Tensor Inputs, Tensor Wanted) _sequence;
    private readonly Func<int, (Tensor Inputs, Tensor Wanted)> _draw;
    private readonly RecurrentCell<float> _cell;
    private readonly Linear<float> _answer;
    private readonly Optimizer<float> _optimizer;
    private readonly GatePictures _pictures;
    private int _trained;
    private Tensor _h = null!, _c = null!;

    /// <summary>A cell with weights drawn by the seed; <see cref="Prepare"/> trains it.</summary>
    public Gates(Values values)
    {
        (_batches, _sequence, _draw) = (values.Whole("batches"), MarkedNumbers.Make(values), MarkedNumbers.Drawer(values.Seed, Length));
        Seed(values.Seed);
        _cell = values.Text("cell") switch { "lstm" => LstmCell(2, Hidden), "gru" => GruCell(2, Hidden), _ => RnnCell(2, Hidden) };
        _answer = Linear(Hidden, 1);
        _optimizer = Adam(_cell.Parameters().Concat(_answer.Parameters()), 0.02);
        _pictures = new GatePictures(values.Text("cell"), Hidden, _sequence);
    }

    /// <inheritdoc/>
    public override int LastStep => _sequence.Inputs.Shape[1];

    /// <inheritdoc/>
    public override string Data => MarkedNumbers.ToCsv(_sequence.Inputs);

    /// <summary>Trains a few batches of drawn sequences by back-propagation through time.</summary>
    public override double Prepare()
    {
        for (int i = 0; i < BatchesAtOnce && _trained < _batches; i++, _trained++)
        {
            (Tensor inputs, Tensor wanted) = _draw(BatchSize);
            _optimizer.ZeroGrad();
            MseLoss().Forward(Answers(inputs), wanted).Backward();
            GradientClipping.ByNorm(_optimizer.Parameters, 1);
            _optimizer.Step();
        }

        return _batches == 0 ? 1 : (double)_trained / _batches;
    }

    /// <summary>An empty memory.</summary>
    public override void Begin()
    {
        (_h, _c) = (_cell.Zeros(1), _cell.Zeros(1));
        _pictures.Clear();
    }

    /// <summary>One time step, with the gates written out as in the papers; <c>_cell.Next</c> computes the same.</summary>
    public override void Next()
    {
        Tensor x = At(_sequence.Inputs, _pictures.Time);
        Tensor fromInput = x.Linear(_cell.InputWeight, _cell.InputBias), fromState = _h.Linear(_cell.HiddenWeight, _cell.HiddenBias);
        Tensor Part(Tensor all, int gate) => all.Slice(1, (gate * Hidden)..((gate + 1) * Hidden));
        Tensor Gate(int gate) => (Part(fromInput, gate) + Part(fromState, gate)).Sigmoid();
        switch (_cell)
        {
            case LstmCell<float>:
                Tensor i = Gate(0), f = Gate(1), g = (Part(fromInput, 2) + Part(fromState, 2)).Tanh(), o = Gate(3);
                _c = (f * _c) + (i * g);
                _h = o * _c.Tanh();
                _pictures.Add(("input gate i", i), ("forget gate f", f), ("candidate g", g), ("output gate o", o), ("memory c", _c), ("state h", _h));
                break;
            case GruCell<float>:
                Tensor r = Gate(0), z = Gate(1), n = (Part(fromInput, 2) + (r * Part(fromState, 2))).Tanh();
                _h = ((1 - z) * n) + (z * _h);
                _pictures.Add(("reset gate r", r), ("keep gate z", z), ("candidate n", n), ("state h", _h));
                break;
            default:
                _h = (fromInput + fromState).Tanh();
                _pictures.Add(("state h", _h));
                break;
        }

        _pictures.Answered(_answer.Forward(_h).Item());
    }

    /// <inheritdoc/>
    public override Frame Draw() => _pictures.Draw(Influences());

    // How much today's answer would change with each earlier number: the gradient, back through time.
    private double[] Influences()
    {
        if (_pictures.Time == 0)
        {
            return [];
        }

        Tensor seen = _sequence.Inputs.Slice(1, .._pictures.Time).Keep().Learn();
        Answers(seen).Slice(1, ^1..).Sum().Backward();
        return [.. Enumerable.Range(0, _pictures.Time).Select(t => (double)Math.Abs(seen.Grad![0, t, 0]))];
    }

    // (N, T, 2) → (N, T): the answer after each step.
    private Tensor Answers(Tensor inputs)
    {
        (Tensor h, Tensor c) = (_cell.Zeros(inputs.Shape[0]), _cell.Zeros(inputs.Shape[0]));
        List<Tensor> answers = [];
        for (int t = 0; t < inputs.Shape[1]; t++)
        {
            Tensor x = At(inputs, t);
            (h, c) = _cell switch
            {
                LstmCell<float> lstm => lstm.Next(x, (h, c)),
                GruCell<float> gru => (gru.Next(x, h), c),
                _ => (((RnnCell<float>)_cell).Next(x, h), c),
            };
            answers.Add(_answer.Forward(h));
        }

        return Functional.Concatenate(answers, axis: 1);
    }

    private static Tensor At(Tensor inputs, int t) => inputs.Slice(1, t..(t + 1)).Reshape(inputs.Shape[0], 2);
}
