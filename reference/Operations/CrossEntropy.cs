using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Cross-entropy between logits and class indices: softmax, logarithm and the choice of the true class in one operation.</summary>
    /// <remarks>
    /// Forward:  ℓ = −(1 − ε) w_y log p_y − (ε/V) Σ_c w_c log p_c with p = softmax(z); the mean divides Σ ℓ by Σ w_y.
    /// Backward: dz_c = dℓ · ((1 − ε) w_y (p_c − [c = y]) + (ε/V) (p_c Σ w − w_c)).
    /// Shapes:   z (…, V), one label for each row → (), or (…) when nothing is reduced. Saved: p.
    /// Why one:  log(softmax(z)) of two operations loses all digits where p is tiny; here log p = z − log Σ eᶻ.
    /// Source:   PyTorch's cross_entropy. Differs: classes are always the last axis; when every label is ignored the mean is 0, not NaN.
    /// </remarks>
    /// <param name="logits">z: scores before any softmax.</param>
    /// <param name="labels">The true class of each row, 0 … V − 1, row-major.</param>
    /// <param name="labelSmoothing">ε in [0, 1]: share of the target spread evenly over all classes.</param>
    /// <param name="classWeights">w: V weights, or null for all 1.</param>
    /// <param name="ignoreIndex">Rows with this label count nothing; PyTorch's default.</param>
    /// <param name="reduction">Mean, sum or one loss for each row.</param>
    /// <exception cref="ShapeException">The number of labels or weights does not fit the logits.</exception>
    /// <exception cref="ArgumentException">A label is no class, or ε is outside [0, 1].</exception>
    public static Tensor<T> CrossEntropy<T>(
        this Tensor<T> logits, int[] labels, double labelSmoothing = 0, IReadOnlyList<double>? classWeights = null, int ignoreIndex = -100, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new CrossEntropyOperation<T>(logits, labels, labelSmoothing, classWeights, ignoreIndex, reduction).Apply();
    }
}

internal sealed class CrossEntropyOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlyMemory<int> _labels;
    private readonly T[] _weights;
    private readonly T _smoothing, _divisor;
    private readonly int _classes, _ignored;
    private readonly Reduction _reduction;
    private Tensor<T> _probabilities = null!;

    public CrossEntropyOperation(Tensor<T> logits, ReadOnlyMemory<int> labels, double labelSmoothing, IReadOnlyList<double>? classWeights, int ignoreIndex, Reduction reduction)
        : base(logits)
    {
        _classes = ClassificationChecks.Logits("CrossEntropy", logits.Shape, labelSmoothing);
        _weights = ClassificationChecks.Weights<T>("CrossEntropy", logits.Shape, classWeights);
        ClassificationChecks.Labels("CrossEntropy", logits.Shape, labels.Span, ignoreIndex);
        (_labels, _ignored, _reduction) = (labels, ignoreIndex, reduction);
        _smoothing = T.CreateChecked(labelSmoothing);
        _divisor = T.One;
        if (reduction == Reduction.Mean)
        {
            T total = T.Zero;
            foreach (int label in labels.Span)
            {
                total += label == ignoreIndex ? T.Zero : _weights[label];
            }
            _divisor = total == T.Zero ? T.One : total;
        }
    }

    public override string Name => "CrossEntropy";

    public override string Equation => @"\ell = -\log \mathrm{softmax}(z)_y";

    public override Tensor<T>? Expand()
    {
        Tensor<T> kept = -(Input(0).LogSoftmax() * Shares());
        return _reduction == Reduction.None ? kept.Sum(-1) : kept.Sum();
    }

    protected override Tensor<T> Forward()
    {
        ReadOnlySpan<T> z = Input(0).Data;
        _probabilities = Tensor<T>.Uninitialized(Input(0).Shape);
        Tensor<T> output = Tensor<T>.Uninitialized(_reduction == Reduction.None ? new Shape(Input(0).Shape.Sizes[..^1]) : []);
        output.Data.Clear();
        ReadOnlySpan<int> labels = _labels.Span;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<T> scores = z.Slice(row * _classes, _classes);
            T logSum = SoftmaxKernel.Row(scores, _probabilities.Data.Slice(row * _classes, _classes));
            if (labels[row] != _ignored)
            {
                output.Data[_reduction == Reduction.None ? row : 0] += RowLoss(scores, logSum, labels[row]) / _divisor;
            }
        }
        return output;
    }

    // ℓ = −(1 − ε) w_y log p_y − (ε/V) Σ w_c log p_c, and ∂log p_k/∂z_c = [c = k] − p_c.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        T totalWeight = TensorPrimitives.Sum<T>(_weights);
        T share = _smoothing / T.CreateChecked(_classes);
        ReadOnlySpan<int> labels = _labels.Span;
        Span<T> gradient = into[0];
        for (int row = 0; row < labels.Length; row++)
        {
            int label = labels[row];
            if (label == _ignored)
            {
                continue;
            }
            T incoming = dy[_reduction == Reduction.None ? row : 0] / _divisor;
            T own = (T.One - _smoothing) * _weights[label];
            ReadOnlySpan<T> p = _probabilities.Data.Slice(row * _classes, _classes);
            Span<T> dz = gradient.Slice(row * _classes, _classes);
            // dz += dℓ (p (own + share Σ w) − share w), over all classes at once; the true class loses what is its own.
            TensorPrimitives.MultiplyAdd(p, incoming * (own + (share * totalWeight)), dz, dz);
            if (share > T.Zero)
            {
                TensorPrimitives.MultiplyAdd(_weights, -incoming * share, dz, dz);
            }
            dz[label] -= incoming * own;
        }
    }

    /// <summary>How much each class's log p counts: the label's w, smoothed and divided as the reduction says; 0 in a row that is ignored.</summary>
    private Tensor<T> Shares()
    {
        Tensor<T> shares = Tensor<T>.Zeros(Input(0).Shape);
        shares.Name = "target";
        ReadOnlySpan<int> labels = _labels.Span;
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] == _ignored)
            {
                continue;
            }
            Span<T> share = shares.Data.Slice(row * _classes, _classes);
            for (int c = 0; c < _classes; c++)
            {
                share[c] = _smoothing / T.CreateChecked(_classes) * _weights[c] / _divisor;
            }
            share[labels[row]] += (T.One - _smoothing) * _weights[labels[row]] / _divisor;
        }
        return shares;
    }

    private T RowLoss(ReadOnlySpan<T> scores, T logSum, int label)
    {
        T loss = (T.One - _smoothing) * _weights[label] * (logSum - scores[label]);
        if (_smoothing > T.Zero)
        {
            T spread = T.Zero;
            for (int c = 0; c < _classes; c++)
            {
                spread += _weights[c] * (logSum - scores[c]);
            }
            loss += _smoothing / T.CreateChecked(_classes) * spread;
        }
        return loss;
    }
}
