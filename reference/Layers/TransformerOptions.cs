using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>What Transformer blocks are free to choose.</summary>
/// <param name="Dropout">Share dropped behind each part and from the attention weights.</param>
/// <param name="NormFirst">Normalise before each part (pre-norm) instead of behind it (post-norm, the paper's).</param>
/// <param name="Gelu">Gelu instead of Relu between the two Linear layers, as GPT and BERT.</param>
public sealed record TransformerOptions(double Dropout = 0.1, bool NormFirst = false, bool Gelu = false)
{
    /// <summary>A part with a way around it: norm(x + drop(f(x))), or x + drop(f(norm(x))).</summary>
    internal Tensor<T> Sublayer<T>(Tensor<T> x, LayerNorm<T> norm, Dropout<T> dropout, Func<Tensor<T>, Tensor<T>> f)
        where T : unmanaged, IFloatingPointIeee754<T>
        => NormFirst ? x + dropout.Forward(f(norm.Forward(x))) : norm.Forward(x + dropout.Forward(f(x)));

    /// <summary>The activation between the two Linear layers.</summary>
    internal Tensor<T> Activate<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Gelu ? x.Gelu() : x.Relu();
}
