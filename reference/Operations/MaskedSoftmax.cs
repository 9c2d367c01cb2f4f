using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Softmax over the last axis in which forbidden places get weight 0: turns attention scores into attention weights.</summary>
    /// <remarks>
    /// Forward:  a_ts = e^{x_ts} / Σ e^{x_tu} over the allowed u; 0 where s is forbidden, and in a row without any allowed place.
    /// Backward: dx_ts = a_ts (da_ts − Σ_u a_tu da_tu).
    /// Shapes:   x (…, T, S), mask broadcasting to it → a (…, T, S). Saved: nothing beyond the output.
    /// Source:   Vaswani et al. 2017, arXiv:1706.03762, section 3.2.3. PyTorch gives NaN in a row without any allowed place.
    /// </remarks>
    /// <param name="x">Scores.</param>
    /// <param name="mask">0 forbids a place, anything else allows it; null allows all. No gradient flows to it.</param>
    /// <param name="causal">Query t of T may look at keys s ≤ t + S − T only.</param>
    /// <exception cref="ShapeException">Fewer than two axes, or the mask does not broadcast to x.</exception>
    public static Tensor<T> MaskedSoftmax<T>(this Tensor<T> x, Tensor<T>? mask = null, bool causal = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new MaskedSoftmaxOperation<T>(x, mask, causal).Apply();

    /// <summary>Asks that a mask fits (…, T, S).</summary>
    internal static void CheckMask<T>(string operation, Shape scores, Tensor<T>? mask)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (mask is not null && (mask.Rank > scores.Rank || Shape.Broadcast($"{operation} mask", scores, mask.Shape) != scores))
        {
            throw new ShapeException($"{operation}: the mask {mask.Shape} must broadcast to the scores {scores}, (…, queries, keys). Did you mean to Reshape it?");
        }
    }
}

internal sealed class MaskedSoftmaxOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T>? _mask;
    private readonly bool _causal;

    public MaskedSoftmaxOperation(Tensor<T> x, Tensor<T>? mask, bool causal)
        : base(x)
    {
        if (x.Rank < 2)
        {
            throw new ShapeException($"MaskedSoftmax: x {x.Shape} must have two axes at least, (…, queries, keys).");
        }
        Functional.CheckMask("MaskedSoftmax", x.Shape, mask);
        (_mask, _causal) = (mask, causal);
    }

    public override string Name => "MaskedSoftmax";

    public override string Equation => @"a_{ts} = \frac{m_{ts}\, e^{x_{ts}}}{\sum_u m_{tu}\, e^{x_{tu}}}";

    protected override Tensor<T> Forward()
    {
        Tensor<T> a = Tensor<T>.Uninitialized(Input(0).Shape);
        Input(0).Data.CopyTo(a.Data);
        AttentionKernel.MaskedSoftmax(a.Data, a.Shape, _mask, _causal);
        return a;
    }

    // a_s = e^{x_s} / Σ e^{x_u}: raising x_s raises a_s and lowers all others, for the weights sum to 1.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
        => AttentionKernel.AddSoftmaxGradient(Output.Data, dy, into[0], Output.Shape[-1]);
}
