using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Batch normalisation: each channel gets mean 0 and variance 1 over the batch, then a learnt scale and shift.</summary>
    /// <remarks>
    /// Forward:  y = w ⊙ x̂ + b, x̂ = (x − μ)/√(σ² + ε). Training: μ, σ² of this batch, over all axes but the channel's, and
    ///           running ← (1 − momentum)·running + momentum·batch (the running variance takes Σ/(n − 1)). Evaluation: μ, σ² are the running ones.
    /// Backward: with g = dy ⊙ w: dx = (g − mean(g) − x̂ mean(g ⊙ x̂))/√(σ² + ε) in training, g/√(σ² + ε) in evaluation; dw = Σ dy ⊙ x̂; db = Σ dy.
    /// Shapes:   x (N, C), (N, C, T) or (N, C, H, W); w, b, running mean and variance (C,) → y as x. Saved: x̂, 1/√(σ² + ε).
    /// Source:   Ioffe and Szegedy 2015, arXiv:1502.03167, algorithm 1. Keras' momentum is 1 − PyTorch's, which is used here.
    /// </remarks>
    /// <param name="x">(N, C), (N, C, T) or (N, C, H, W).</param>
    /// <param name="w">Scale, (C,).</param>
    /// <param name="b">Shift, (C,).</param>
    /// <param name="runningMean">(C,); moved in place by training, used by evaluation.</param>
    /// <param name="runningVariance">(C,); the same for the variance.</param>
    /// <param name="training">Whether the batch's own statistics are used and noted.</param>
    /// <param name="momentum">Share of the new batch in the running statistics, 0 to 1.</param>
    /// <param name="epsilon">ε, added to the variance: 0 or above, in the square of x's unit.</param>
    /// <exception cref="ShapeException">x has no channel axis, a vector is not (C,), or a training batch holds only one value for each channel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">momentum is no share from 0 to 1, or epsilon is negative or not finite.</exception>
    public static Tensor<T> BatchNorm<T>(
        this Tensor<T> x, Tensor<T> w, Tensor<T> b, Tensor<T> runningMean, Tensor<T> runningVariance, bool training, double momentum = 0.1, double epsilon = 1e-5)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (runningMean.Shape != w.Shape || runningVariance.Shape != w.Shape)
        {
            throw new ShapeException($"BatchNorm: running mean {runningMean.Shape} and variance {runningVariance.Shape} must be one number for each channel, as weight {w.Shape}.");
        }
        if (!(momentum is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                null, FormattableString.Invariant($"BatchNorm: momentum = {momentum} must be between 0 (keep the running statistics) and 1 (take the batch's)."));
        }
        Require.NotNegative("BatchNorm", epsilon);
        var operation = new BatchNormOperation<T>(x, w, b, training ? null : (runningMean, runningVariance), epsilon);
        Tensor<T> y = operation.Apply();
        if (training)
        {
            operation.UpdateRunning(runningMean, runningVariance, T.CreateChecked(momentum));
        }
        return y;
    }
}

internal sealed class BatchNormOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly (Tensor<T> Mean, Tensor<T> Variance)? _running;
    private readonly BatchNormSizes _sizes;
    private readonly T _epsilon;
    private Tensor<T> _normalized = null!, _inverseDeviations = null!, _means = null!, _variances = null!;

    /// <summary>With running statistics in evaluation; null takes the batch's own.</summary>
    public BatchNormOperation(Tensor<T> x, Tensor<T> w, Tensor<T> b, (Tensor<T> Mean, Tensor<T> Variance)? running, double epsilon)
        : base(x, w, b)
    {
        if (x.Rank < 2)
        {
            throw new ShapeException($"BatchNorm: x {x.Shape} must have a batch and a channel axis, (N, C, …).");
        }
        if (w.Shape != x.Shape[1] || b.Shape != w.Shape)
        {
            throw new ShapeException($"BatchNorm: weight {w.Shape} and bias {b.Shape} must be one number for each of the {x.Shape[1]} channels of x {x.Shape}. Did you mean BatchNorm({x.Shape[1]})?");
        }
        _sizes = BatchNormSizes.Of(x.Shape);
        if (running is null && _sizes.ForEachChannel == 1)
        {
            throw new ShapeException($"BatchNorm: in training x {x.Shape} must hold more than one value for each channel, for one has no variance; take a larger batch, or Evaluate().");
        }
        (_running, _epsilon) = (running, T.CreateChecked(epsilon));
    }

    public override string Name => "BatchNorm";

    public override string Equation => @"y = w_c \frac{x - \mu_c}{\sqrt{\sigma_c^2 + \varepsilon}} + b_c";

    /// <summary>running ← (1 − momentum) · running + momentum · batch. Not part of the graph. An empty batch changes nothing.</summary>
    public void UpdateRunning(Tensor<T> mean, Tensor<T> variance, T momentum)
    {
        if (_sizes.ForEachChannel == 0)
        {
            return;
        }
        // The batch's variance divides by n; the estimate of the population's divides by n − 1.
        T unbiased = T.CreateChecked(_sizes.ForEachChannel / (double)(_sizes.ForEachChannel - 1));
        for (int c = 0; c < _sizes.Channels; c++)
        {
            mean.Data[c] += momentum * (_means.Data[c] - mean.Data[c]);
            variance.Data[c] += momentum * ((_variances.Data[c] * unbiased) - variance.Data[c]);
        }
    }

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(Input(0).Shape);
        _normalized = Tensor<T>.Uninitialized(y.Shape);
        _inverseDeviations = Tensor<T>.Uninitialized(_sizes.Channels);
        (_means, _variances) = _running ?? (Tensor<T>.Uninitialized(_sizes.Channels), Tensor<T>.Uninitialized(_sizes.Channels));
        if (_running is null)
        {
            BatchNormKernel.Statistics(_sizes, Input(0).Data, _means.Data, _variances.Data);
        }
        for (int c = 0; c < _sizes.Channels; c++)
        {
            _inverseDeviations.Data[c] = T.One / T.Sqrt(_variances.Data[c] + _epsilon);
        }
        BatchNormKernel.Normalize(_sizes, Input(0).Data, _means.Data, _inverseDeviations.Data, _normalized.Data);
        BatchNormKernel.ScaleAndShift(_sizes, _normalized.Data, Input(1).Data, Input(2).Data, y.Data);
        return y;
    }

    // y = w ⊙ x̂ + b; in training x̂ depends on every x of its channel through μ and σ, in evaluation both are constants.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Tensor<T> dw = Tensor<T>.Zeros(_sizes.Channels), db = Tensor<T>.Zeros(_sizes.Channels);
        BatchNormKernel.AddSums(_sizes, dy, _normalized.Data, dw.Data, db.Data);
        if (into.Wants(0))
        {
            BatchNormKernel.AddInputGradient(_sizes, dy, _normalized.Data, Input(1).Data, _inverseDeviations.Data, dw.Data, db.Data, _running is null, into[0]);
        }
        if (into.Wants(1))
        {
            Accumulate.Row(into[1], 0, repeats: false, dw.Data);
        }
        if (into.Wants(2))
        {
            Accumulate.Row(into[2], 0, repeats: false, db.Data);
        }
    }
}
