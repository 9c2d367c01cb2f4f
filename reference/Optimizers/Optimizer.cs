using System.Numerics;
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
    private readonly Tensor<T>[] _parameters;
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
        LearningRate = NotNegative(learningRate, "learningRate");
        WeightDecay = NotNegative(weightDecay, "weightDecay");
        _state.Add(("step", _steps));
    }

    /// <summary>The optimizer's name as messages show it.</summary>
    public string Name => GetType().Name.Split('`')[0];

    /// <summary>Length of a step, η; schedules change it between steps.</summary>
    public double LearningRate { get; set; }

    /// <summary>λ: how strongly weights are pulled to 0.</summary>
    public double WeightDecay { get; }

    /// <summary>What is learnt, in the order in which state is numbered.</summary>
    public IReadOnlyList<Tensor<T>> Parameters => _parameters;

    /// <summary>Steps taken so far, t.</summary>
    public int StepsTaken => (int)_steps.Item();

    /// <summary>Everything the optimizer remembers, by name ("step", "0.exp_avg"): store these and copy them back to resume bit for bit.</summary>
    public IReadOnlyList<(string Name, Tensor<T> Tensor)> NamedState => _state;

    /// <summary>Moves every parameter that has a gradient; the others stay.</summary>
    public void Step()
    {
        _steps.Data[0]++;
        for (int i = 0; i < _parameters.Length; i++)
        {
            if (_parameters[i].Grad is { } gradient)
            {
                Update(i, _parameters[i].Data, gradient.Data);
            }
        }
    }

    /// <summary>Sets every parameter's gradient to zero, so that the next Backward starts afresh.</summary>
    public void ZeroGrad()
    {
        foreach (Tensor<T> parameter in _parameters)
        {
            parameter.ZeroGrad();
        }
    }

    /// <summary>Moves one parameter.</summary>
    /// <param name="index">Its place in <see cref="Parameters"/>.</param>
    /// <param name="w">Its numbers, changed in place.</param>
    /// <param name="g">Its gradient, same length.</param>
    protected abstract void Update(int index, Span<T> w, ReadOnlySpan<T> g);

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
    protected double NotNegative(double value, string setting) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentException(FormattableString.Invariant($"{Name}: {setting} = {value} must be a finite number, 0 or more."));

    /// <summary>Checks a setting that must lie in [0, 1), such as a running average's memory.</summary>
    /// <param name="value">The setting.</param>
    /// <param name="setting">Its name.</param>
    protected double Fraction(double value, string setting) => value is >= 0 and < 1
        ? value
        : throw new ArgumentException(FormattableString.Invariant($"{Name}: {setting} = {value} must be at least 0 and below 1."));
}
