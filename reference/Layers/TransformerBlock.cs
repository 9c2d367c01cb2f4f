using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>What Transformer blocks are free to choose.</summary>
/// <param name="Dropout">Share dropped behind each part and from the attention weights.</param>
/// <param name="NormFirst">Normalise before each part (pre-norm) instead of behind it (post-norm, the paper's).</param>
/// <param name="Gelu">Gelu instead of Relu between the two Linear layers, as GPT and BERT.</param>
public sealed record TransformerOptions(double Dropout = 0.1, bool NormFirst = false, bool Gelu = false);

/// <summary>What encoder and decoder blocks share: self-attention, a small network for each position, and parts with a way around them.</summary>
public abstract class TransformerBlock<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Linear<T> _linear1, _linear2;
    private readonly Dropout<T> _dropout;
    private readonly TransformerOptions _options;

    private protected TransformerBlock(int features, int heads, int hiddenSize, TransformerOptions? options)
    {
        _options = options ?? new TransformerOptions();
        Attention = Child("self_attn", NewAttention(features, heads));
        _linear1 = Child("linear1", new Linear<T>(features, hiddenSize));
        _dropout = Child("dropout", NewDropout());
        _linear2 = Child("linear2", new Linear<T>(hiddenSize, features));
    }

    /// <summary>The block's self-attention.</summary>
    public MultiheadAttention<T> Attention { get; }

    private protected MultiheadAttention<T> NewAttention(int features, int heads) => new(features, heads, _options.Dropout);

    private protected Dropout<T> NewDropout() => new(_options.Dropout);

    /// <summary>A part with a way around it: norm(x + drop(f(x))), or with pre-norm x + drop(f(norm(x))).</summary>
    private protected Tensor<T> Part(Tensor<T> x, LayerNorm<T> norm, Dropout<T> dropout, Func<Tensor<T>, Tensor<T>> f)
        => _options.NormFirst ? x + Run(dropout, f(Run(norm, x))) : Run(norm, x + Run(dropout, f(x)));

    /// <summary>W₂ drop(act(W₁ h + b₁)) + b₂, the same for each position.</summary>
    private protected Tensor<T> FeedForward(Tensor<T> h)
    {
        Tensor<T> hidden = Run(_linear1, h);
        return Run(_linear2, Run(_dropout, _options.Gelu ? hidden.Gelu() : hidden.Relu()));
    }
}
