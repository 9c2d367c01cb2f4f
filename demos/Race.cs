using Tutorial.Demos.Pictures;
using Tutorial.Demos.Playing;
using Tutorial.Reference.Optimizers;
using static Tutorial.Reference.Nn<double>;
using Axis = Tutorial.Demos.Pictures.Axis;
using Tensor = Tutorial.Reference.Tensors.Tensor<double>;

namespace Tutorial.Demos;

/// <summary>Optimizers run down the same surface from the same place, each by its own rule.</summary>
public sealed class Race(Values values) : Demonstration
{
    private readonly Surface _surface = Surface.Named(values);
    private readonly IReadOnlyList<(string Name, double Rate)> _entries = RaceEntries.Read(values);
    private readonly List<Runner> _runners = [];

    /// <inheritdoc/>
    public override int LastStep => 2000;

    /// <inheritdoc/>
    public override string Data => RaceEntries.Write(_entries);

    /// <summary>Everybody to the start.</summary>
    public override void Begin()
    {
        _runners.Clear();
        _runners.AddRange(_entries.Select(entry => new Runner(entry.Name, entry.Rate, _surface)));
    }

    /// <summary>Everybody does one step: the slope where he stands, then his own rule.</summary>
    public override void Next()
    {
        foreach (Runner runner in _runners)
        {
            runner.Step();
        }
    }

    /// <inheritdoc/>
    public override Frame Draw()
    {
        Runner leader = _runners.MinBy(runner => runner.Height)!;
        string lost = string.Join(", ", _runners.Where(runner => runner.IsLost).Select(runner => runner.Name));
        return new Frame(
            FormattableString.Invariant($"{leader.Name} leads at height {leader.Height:g4}.") + (lost.Length > 0 ? $" Off the map for good: {lost}." : ""),
            _surface.Draw(_runners.Select(runner => runner.Path)),
            new Curves(
                "Height above the lowest point", "Logarithm of the height of each runner, step by step", new Axis("step", 0, 0), new Axis("log₁₀ height", 0, 0),
                [.. _runners.Select(runner => runner.Heights.ToPath())]),
            new Table(
                "Where they are", "Rate, place and height of each runner", ["runner", "rate", "x", "y", "height"],
                [.. _runners.Select(runner => new[] { runner.Name, $"{runner.Rate:g3}", $"{runner.X.Item():f3}", $"{runner.Y.Item():f3}", $"{runner.Height:g4}" })]));
    }

    private sealed class Runner
    {
        private const double EndOfTheWorld = 1e3, LowestHeight = 1e-9;

        private readonly Surface _surface;
        private readonly Optimizer<double> _rule;
        private readonly List<double> _xs = [], _ys = [];

        public Runner(string name, double rate, Surface surface)
        {
            (Name, Rate, _surface, Heights) = (name, rate, surface, new History(name));
            X = Tensor.Scalar(surface.StartX).Learn();
            Y = Tensor.Scalar(surface.StartY).Learn();
            _rule = name switch
            {
                "sgd" => Sgd([X, Y], rate),
                "momentum" => Sgd([X, Y], rate, momentum: 0.9),
                "nesterov" => Sgd([X, Y], rate, momentum: 0.9, nesterov: true),
                "adagrad" => Adagrad([X, Y], rate),
                "rmsprop" => RmsProp([X, Y], rate),
                _ => Adam([X, Y], rate),
            };
            Remember();
        }

        public string Name { get; }

        public double Rate { get; }

        public Tensor X { get; }

        public Tensor Y { get; }

        public History Heights { get; }

        public double Height => _surface.Height(X, Y).Item();

        public bool IsLost => !(Math.Abs(X.Item()) + Math.Abs(Y.Item()) < EndOfTheWorld);

        public Pictures.Path Path => new(Name, [.. _xs], [.. _ys]);

        public void Step()
        {
            if (!IsLost)
            {
                _rule.ZeroGrad();
                _surface.Height(X, Y).Backward();
                _rule.Step();
            }

            Remember();
        }

        private void Remember()
        {
            _xs.Add(X.Item());
            _ys.Add(Y.Item());
            Heights.Add(Math.Log10(Math.Max(Height, LowestHeight)));
        }
    }
}
