using System.Numerics;

namespace Tutorial.Reference.Plain;

/// <summary>The numbers of one step of gradient descent that are the same for every weight.</summary>
/// <param name="LearningRate">η.</param>
/// <param name="Momentum">μ; 0 keeps no velocity.</param>
/// <param name="Nesterov">Look ahead along the velocity.</param>
/// <param name="WeightDecay">λ in g + λ w.</param>
public readonly record struct SgdStep(double LearningRate, double Momentum, bool Nesterov, double WeightDecay);

/// <summary>Gradient descent's step as its definition says, weight by weight.</summary>
public static class PlainSgd
{
    /// <summary>Moves w, and v when there is momentum.</summary>
    /// <param name="step">Settings.</param>
    /// <param name="w">Weights, changed in place.</param>
    /// <param name="g">Their gradients, same length.</param>
    /// <param name="v">Velocities, changed in place; empty without momentum.</param>
    public static void Update<T>(SgdStep step, Span<T> w, ReadOnlySpan<T> g, Span<T> v)
        where T : IFloatingPointIeee754<T>
    {
        T rate = T.CreateChecked(step.LearningRate);
        T momentum = T.CreateChecked(step.Momentum);
        T decay = T.CreateChecked(step.WeightDecay);
        for (int i = 0; i < w.Length; i++)
        {
            T direction = g[i] + (decay * w[i]);
            if (step.Momentum > 0)
            {
                v[i] = (momentum * v[i]) + direction;
                direction = step.Nesterov ? direction + (momentum * v[i]) : v[i];
            }
            w[i] -= rate * direction;
        }
    }
}
