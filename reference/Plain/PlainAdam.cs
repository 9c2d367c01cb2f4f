using System.Numerics;

namespace Tutorial.Reference.Plain;

/// <summary>The numbers of one Adam step that are the same for every weight.</summary>
/// <param name="LearningRate">η.</param>
/// <param name="Beta1">β₁.</param>
/// <param name="Beta2">β₂.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Time">t, 1 for the first step.</param>
public readonly record struct AdamStep(double LearningRate, double Beta1, double Beta2, double Epsilon, int Time)
{
    /// <summary>λ in g + λ w.</summary>
    public double GradientDecay { get; init; }

    /// <summary>What w is multiplied by before the step.</summary>
    public double WeightFactor { get; init; } = 1;

    /// <summary>η / (1 − β₁ᵗ): the learning rate with the mean's bias undone.</summary>
    public double Rate => LearningRate / (1 - Math.Pow(Beta1, Time));

    /// <summary>1 / √(1 − β₂ᵗ): undoes the bias of the square, under the root.</summary>
    public double RootScale => 1 / Math.Sqrt(1 - Math.Pow(Beta2, Time));
}

/// <summary>Adam's step as its definition says, weight by weight.</summary>
public static class PlainAdam
{
    /// <summary>Moves w and both running averages.</summary>
    /// <param name="step">Settings and time.</param>
    /// <param name="w">Weights, changed in place.</param>
    /// <param name="g">Their gradients, same length.</param>
    /// <param name="m">Running mean of g, changed in place.</param>
    /// <param name="v">Running mean of g², changed in place.</param>
    public static void Update<T>(AdamStep step, Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v)
        where T : IFloatingPointIeee754<T>
    {
        T beta1 = T.CreateChecked(step.Beta1);
        T beta2 = T.CreateChecked(step.Beta2);
        T rate = T.CreateChecked(step.Rate);
        T rootScale = T.CreateChecked(step.RootScale);
        T epsilon = T.CreateChecked(step.Epsilon);
        for (int i = 0; i < w.Length; i++)
        {
            T gradient = g[i] + (T.CreateChecked(step.GradientDecay) * w[i]);
            m[i] = (beta1 * m[i]) + ((T.One - beta1) * gradient);
            v[i] = (beta2 * v[i]) + ((T.One - beta2) * gradient * gradient);
            w[i] = (T.CreateChecked(step.WeightFactor) * w[i]) - (rate * m[i] / ((T.Sqrt(v[i]) * rootScale) + epsilon));
        }
    }
}
