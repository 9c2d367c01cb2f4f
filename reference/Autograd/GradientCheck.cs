using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>Compares a backward pass with what calculus says: every partial derivative measured by a central difference.</summary>
/// <remarks>
/// Numeric:  ∂L/∂x ≈ (L(x + h) − L(x − h)) / 2h with h = 6·10⁻⁶·max(1, |x|), near the cube root of double's precision, where the error of the
///           difference and the error of rounding are alike.
/// Loss:     L = Σ r ⊙ f(x) with random r. A plain sum would prove nothing for softmax or normalisation, whose outputs sum to a constant.
/// Passes:   |analytic − numeric| ≤ 10⁻⁶ · max(1, |analytic|, |numeric|), for every element of every input.
/// Source:   Griewank and Walther 2008, Evaluating Derivatives; Karpathy's CS231n notes on gradient checks.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Relative step of the central difference.</summary>
    public const double RelativeStep = 6e-6;

    /// <summary>Largest relative error that passes.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Checks every element of every input.</summary>
    /// <param name="function">Builds the result from the inputs; must give the same result each time (freeze masks and running statistics). Runs twice for each element.</param>
    /// <param name="inputs">Where to check; any shapes. They are marked as learning, and their data is restored.</param>
    /// <param name="seed">For the random weights r of the loss.</param>
    /// <returns>The worst element, and whether it passes.</returns>
    /// <exception cref="ArgumentException">There is no input.</exception>
    public static GradientReport Run(Func<IReadOnlyList<Tensor<double>>, Tensor<double>> function, IReadOnlyList<Tensor<double>> inputs, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count == 0)
        {
            throw new ArgumentException("GradientCheck: there is no input to check; give one at least.");
        }
        // Gradients add: each input starts with one that came from elsewhere, so that a backward which overwrites it is found, too.
        RandomSource random = new(~seed);
        List<double[]> before = [];
        foreach (Tensor<double> input in inputs)
        {
            Tensor<double> elsewhere = Tensor<double>.Normal(input.Shape, random);
            input.Learn().Grad = elsewhere;
            before.Add(elsewhere.ToArray());
        }
        Tensor<double> output = function(inputs);
        Tensor<double> weights = Tensor<double>.Normal(output.Shape, new RandomSource(seed));
        string operation = output.Source?.Name ?? "(no operation)";
        output.Backward(weights);

        GradientReport worst = new(operation, 0, [], 0, 0, seed);
        for (int which = 0; which < inputs.Count; which++)
        {
            Tensor<double> input = inputs[which];
            for (int i = 0; i < input.Length; i++)
            {
                double analytic = input.Grad!.Data[i] - before[which][i];
                double numeric = Numeric(function, inputs, input, i, weights);
                GradientReport here = new(operation, which, input.Shape.IndicesOf(i), analytic, numeric, seed);
                if (double.IsNaN(here.RelativeError))
                {
                    // A NaN compares false with everything: whatever comes after would pass for worse and hide it.
                    return here;
                }
                if (here.RelativeError > worst.RelativeError)
                {
                    worst = here;
                }
            }
        }
        return worst;
    }

    private static double Numeric(
        Func<IReadOnlyList<Tensor<double>>, Tensor<double>> function, IReadOnlyList<Tensor<double>> inputs, Tensor<double> input, int i, Tensor<double> weights)
    {
        double x = input.Data[i];
        double h = RelativeStep * Math.Max(1, Math.Abs(x));
        input.Data[i] = x + h;
        double above = Loss(function(inputs), weights);
        input.Data[i] = x - h;
        double below = Loss(function(inputs), weights);
        input.Data[i] = x;
        return (above - below) / (2 * h);
    }

    private static double Loss(Tensor<double> output, Tensor<double> weights)
    {
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            sum += output.Data[i] * weights.Data[i];
        }
        return sum;
    }
}

/// <summary>The worst element that a gradient check found.</summary>
/// <param name="Operation">Name of the last operation of the checked function.</param>
/// <param name="Input">Which input.</param>
/// <param name="Index">Which element of it.</param>
/// <param name="Analytic">What the backward pass says.</param>
/// <param name="Numeric">What the central difference says.</param>
/// <param name="Seed">Seed of the loss weights.</param>
public sealed record GradientReport(string Operation, int Input, IReadOnlyList<int> Index, double Analytic, double Numeric, long Seed)
{
    /// <summary>|analytic − numeric| / max(1, |analytic|, |numeric|); NaN when either is.</summary>
    public double RelativeError => Math.Abs(Analytic - Numeric) / Math.Max(1, Math.Max(Math.Abs(Analytic), Math.Abs(Numeric)));

    /// <summary>Whether even the worst element agrees.</summary>
    public bool Passed => RelativeError <= GradientCheck.Tolerance;

    /// <summary>One line: operation, input, index, both numbers, seed.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Operation}: input {Input} at [{string.Join(", ", Index)}]: backward says {Analytic:g10}, the difference quotient {Numeric:g10} (relative error {RelativeError:g3}, seed {Seed})");
}
