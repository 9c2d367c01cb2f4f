using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Optimizers;

/// <summary>Changes parameters so that the loss falls: after <c>loss.Backward()</c>, one <see cref="Step"/> moves every parameter against its gradient.</summary>
/// <remarks>
/// The order in a loop is ZeroGrad, forward, Backward, Step: gradients add up until they are cleared.
/// State (velocities, running squares) lives in plain arrays made once, so a step allocates nothing; its names are PyTorch's.
/// </remarks>
public abstract class Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Elements of a piece; a multiple of every vector's length, so that the cut does not change which numbers share a vector.</summary>
    private const int PieceLength = 1 << 14;

    private readonly Tensor<T>[] _parameters;
    private readonly (int Index, int Start, int Length)[] _pieces;
    private readonly List<(string Name, Tensor<T> Tensor)> _state = [];
    private readonly Tensor<T> _steps = Tensor<T>.Scalar(0);

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What is learnt, usually <c>model.Parameters()</c>.</param>
    /// <param name="learningRate">Length of a step, above or equal to 0.</param>
    /// <param name="weightDecay">λ: how strongly weights are pulled to 0.</param>
    /// <exception cref="ArgumentException">There is no parameter, one is listed twice, or a number is negative, infinite or NaN.</exception>
    protected Optimizer(IEnumerable<Tensor<T>> parameters, double learningRate, double weightDecay)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = [.. parameters];
        if (_parameters.Length == 0)
        {
            throw new ArgumentException($"{Name}: there is no parameter to optimise; pass model.Parameters().");
        }
        if (_parameters.Distinct().Count() != _parameters.Length)
        {
            throw new ArgumentException($"{Name}: a parameter is listed twice and would be moved twice a step; pass each once, for example by Distinct().");
        }
        _pieces = [.. _parameters.SelectMany(Pieces)];
        LearningRate = learningRate;
        WeightDecay = NotNegative(weightDecay, "weightDecay");
        _state.Add(("step", _steps));
    }

    /// <summary>The optimizer's name as messages show it.</summary>
    public string Name => GetType().Name.Split('`')[0];

    /// <summary>Length of a step, η; schedules change it between steps.</summary>
    /// <exception cref="ArgumentException">It is negative, infinite or NaN.</exception>
    public double LearningRate { get; set => field = NotNegative(value, "learningRate"); }

    /// <summary>λ: how strongly weights are pulled to 0.</summary>
    public double WeightDecay { get; }

    /// <summary>What is learnt, in the order in which state is numbered.</summary>
    public IReadOnlyList<Tensor<T>> Parameters => _parameters;

    /// <summary>Steps taken so far, t.</summary>
    public int StepsTaken => (int)_steps.Item();

    /// <summary>Everything the optimizer remembers, by name ("step", "0.exp_avg"): store these and copy them back to resume bit for bit.</summary>
    public IReadOnlyList<(string Name, Tensor<T> Tensor)> NamedState => _state;

    /// <summary>Moves every parameter that has a gradient; the others stay. One pass over all parameters and their state, on all cores.</summary>
    public void Step()
    {
        _steps.Data[0]++;
        Workers.Run(_pieces.Length, new Moves(this));
    }

    /// <summary>Sets every parameter's gradient to zero, so that the next Backward starts afresh.</summary>
    public void ZeroGrad()
    {
        foreach (Tensor<T> parameter in _parameters)
        {
            parameter.ZeroGrad();
        }
    }

    /// <summary>Moves a run of one parameter's numbers; several runs are moved at the same time.</summary>
    /// <param name="index">The parameter's place in <see cref="Parameters"/>.</param>
    /// <param name="start">Where the run begins; state of the same parameter is cut alike.</param>
    /// <param name="w">The run's numbers, changed in place.</param>
    /// <param name="g">Their gradients, same length.</param>
    protected abstract void Update(int index, int start, Span<T> w, ReadOnlySpan<T> g);

    /// <summary>The part of a parameter's state that belongs to a run.</summary>
    /// <param name="state">State of one parameter.</param>
    /// <param name="start">Where the run begins.</param>
    /// <param name="w">The run.</param>
    private protected static Span<T> Run(Tensor<T> state, int start, Span<T> w) => state.Data.Slice(start, w.Length);

    /// <summary>One zero tensor for each parameter, stored under "{place}.{name}".</summary>
    /// <param name="name">PyTorch's name of this part of the state.</param>
    /// <param name="start">Value of every element before the first step.</param>
    protected Tensor<T>[] State(string name, double start = 0)
    {
        Tensor<T>[] tensors = [.. _parameters.Select(parameter => Tensor<T>.Full(parameter.Shape, start))];
        _state.AddRange(tensors.Select((tensor, i) => ($"{i}.{name}", tensor)));
        return tensors;
    }

    /// <summary>Checks a setting that must be 0 or more.</summary>
    /// <param name="value">The setting.</param>
    /// <param name="setting">Its name.</param>
    /// <exception cref="ArgumentException">It is negative, infinite or NaN.</exception>
    protected double NotNegative(double value, string setting) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentException(FormattableString.Invariant($"{Name}: {setting} = {value} must be a finite number, 0 or more."));

    /// <summary>Checks a setting that must lie in [0, 1), such as a running average's memory.</summary>
    /// <param name="value">The setting.</param>
    /// <param name="setting">Its name.</param>
    /// <exception cref="ArgumentException">It is outside [0, 1) or NaN.</exception>
    protected double Fraction(double value, string setting) => value is >= 0 and < 1
        ? value
        : throw new ArgumentException(FormattableString.Invariant($"{Name}: {setting} = {value} must be at least 0 and below 1."));

    private static IEnumerable<(int Index, int Start, int Length)> Pieces(Tensor<T> parameter, int index)
    {
        for (int start = 0; start < parameter.Length; start += PieceLength)
        {
            yield return (index, start, Math.Min(PieceLength, parameter.Length - start));
        }
    }

    private readonly struct Moves(Optimizer<T> optimizer) : IParts
    {
        public void Run(int part)
        {
            (int index, int start, int length) = optimizer._pieces[part];
            Tensor<T> parameter = optimizer._parameters[index];
            if (parameter.Grad is { } gradient)
            {
                optimizer.Update(index, start, parameter.Data.Slice(start, length), gradient.Data.Slice(start, length));
            }
        }
    }
}
