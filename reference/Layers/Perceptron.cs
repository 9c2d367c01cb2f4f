using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Rosenblatt's perceptron: a threshold unit that learns by its own rule, without a gradient.</summary>
/// <remarks>
/// Forward:  y = 1 where w·x + b &gt; 0, else 0.
/// Learning: for each example in turn: w += η (t − y) x, b += η (t − y). Where a line separates the classes, the rule makes only
///           finitely many mistakes: at most (R/γ)², with R the longest (x, 1) and γ the margin (Novikoff 1962).
/// Shapes:   x (N, features), targets (N,) of 0 and 1 → y (N,).
/// Start:    w = 0, b = 0.
/// Source:   Rosenblatt 1958, "The perceptron"; Novikoff 1962, "On convergence proofs on perceptrons".
/// </remarks>
public sealed class Perceptron<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _rate;

    /// <summary>A unit that says 0 to everything yet.</summary>
    /// <param name="features">Size of the last axis of x.</param>
    /// <param name="learningRate">η; with start weights of zero it only scales w and changes no answer.</param>
    /// <exception cref="ArgumentOutOfRangeException">features is below 1, or the learning rate is not a finite number above 0.</exception>
    public Perceptron(int features, double learningRate = 1)
    {
        Require.Positive("Perceptron", features);
        Require.Positive("Perceptron", learningRate);
        _rate = T.CreateChecked(learningRate);
        // Buffers and not parameters: the step function has no gradient for an optimizer to use.
        Weight = Buffer("weight", Tensor<T>.Zeros(features));
        Bias = Buffer("bias", Tensor<T>.Zeros(1));
    }

    /// <summary>w, (features,).</summary>
    public Tensor<T> Weight { get; }

    /// <summary>b, (1,).</summary>
    public Tensor<T> Bias { get; }

    /// <inheritdoc/>
    public override string Description => $"Perceptron({Weight.Length})";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, features).</exception>
    public override Tensor<T> Forward(Tensor<T> x)
    {
        CheckInput(x);
        Tensor<T> y = Tensor<T>.Uninitialized(x.Shape[0]);
        for (int n = 0; n < y.Length; n++)
        {
            y.Data[n] = Answer(Row(x, n));
        }
        return y;
    }

    /// <summary>Shows every example once, in order, and corrects after each mistake.</summary>
    /// <param name="x">(N, features).</param>
    /// <param name="targets">(N,) of 0 and 1.</param>
    /// <returns>The number of mistakes; 0 means that all were known already.</returns>
    /// <exception cref="ShapeException">The shapes do not fit, or a target is neither 0 nor 1.</exception>
    public int Learn(Tensor<T> x, Tensor<T> targets)
    {
        CheckInput(x);
        if (targets.Shape != x.Shape[0])
        {
            throw new ShapeException($"{Description}: the targets {targets.Shape} must be ({x.Shape[0]},), one for each row of x {x.Shape}.");
        }
        foreach (T target in targets.Data)
        {
            if (target != T.Zero && target != T.One)
            {
                throw new ShapeException(FormattableString.Invariant($"{Description}: the target {target} must be 0 or 1."));
            }
        }
        int mistakes = 0;
        for (int n = 0; n < targets.Length; n++)
        {
            T error = targets.Data[n] - Answer(Row(x, n));
            if (error != T.Zero)
            {
                mistakes++;
                TensorPrimitives.MultiplyAdd(Row(x, n), _rate * error, Weight.Data, Weight.Data);
                Bias.Data[0] += _rate * error;
            }
        }
        return mistakes;
    }

    private T Answer(ReadOnlySpan<T> x) => TensorPrimitives.Dot(Weight.Data, x) + Bias.Data[0] > T.Zero ? T.One : T.Zero;

    private ReadOnlySpan<T> Row(Tensor<T> x, int n) => x.Data.Slice(n * Weight.Length, Weight.Length);

    private void CheckInput(Tensor<T> x)
    {
        if (x.Rank != 2 || x.Shape[1] != Weight.Length)
        {
            throw new ShapeException($"{Description}: x {x.Shape} must be (N, {Weight.Length}).");
        }
    }
}
