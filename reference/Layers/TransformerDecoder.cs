using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>One block of a Transformer's decoder: causal self-attention, attention to the encoder's output, then a small network for each position.</summary>
/// <remarks>
/// Forward:  post-norm h = LN₁(x + SA(x)), g = LN₂(h + A(h, memory)), y = LN₃(g + FF(g)); pre-norm normalises before each part instead.
/// Shapes:   x (N, T, features), memory (N, S, features) → y (N, T, features).
/// Source:   Vaswani et al. 2017, arXiv:1706.03762, section 3.1. Names as PyTorch's.
/// </remarks>
public sealed class TransformerDecoderLayer<T> : TransformerBlock<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MultiheadAttention<T> _cross;
    private readonly LayerNorm<T> _norm1, _norm2, _norm3;
    private readonly Dropout<T> _dropout1, _dropout2, _dropout3;

    /// <summary>A block with random start weights.</summary>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="hiddenSize">Width of the network for each position.</param>
    /// <param name="options">Dropout, order of the norms, activation; null: the paper's.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public TransformerDecoderLayer(int features, int heads, int hiddenSize, TransformerOptions? options = null)
        : base(features, heads, hiddenSize, options)
    {
        _cross = Child("multihead_attn", NewAttention(features, heads));
        _norm1 = Child("norm1", new LayerNorm<T>(features));
        _norm2 = Child("norm2", new LayerNorm<T>(features));
        _norm3 = Child("norm3", new LayerNorm<T>(features));
        _dropout1 = Child("dropout1", NewDropout());
        _dropout2 = Child("dropout2", NewDropout());
        _dropout3 = Child("dropout3", NewDropout());
    }

    /// <summary>Needs two inputs: call <see cref="Forward(Tensor{T}, Tensor{T}, Tensor{T}?, Tensor{T}?)"/>.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <exception cref="InvalidOperationException">Always: a decoder reads the encoder's output too.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
        => throw new InvalidOperationException("TransformerDecoderLayer: a decoder needs the encoder's output too; call Forward(x, memory).");

    /// <summary>The forward pass.</summary>
    /// <param name="x">(N, T, features); each position sees itself and the past.</param>
    /// <param name="memory">(N, S, features), the encoder's output.</param>
    /// <param name="mask">0 forbids a position of x; broadcasts to (N, heads, T, T); null allows the whole past.</param>
    /// <param name="memoryMask">0 forbids a position of the memory; broadcasts to (N, heads, T, S); null allows all.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor<T> Forward(Tensor<T> x, Tensor<T> memory, Tensor<T>? mask = null, Tensor<T>? memoryMask = null)
    {
        Tensor<T> h = Part(x, _norm1, _dropout1, s => Run(Attention, () => Attention.Attend(s, s, s, mask, causal: true)));
        Tensor<T> g = Part(h, _norm2, _dropout2, s => Run(_cross, () => _cross.Attend(s, memory, memory, memoryMask)));
        return Part(g, _norm3, _dropout3, FeedForward);
    }
}

/// <summary>Decoder blocks one after another.</summary>
/// <remarks>
/// Forward:  y = norm(block_n(… block_1(x, memory), memory)); the last norm only in pre-norm.
/// Shapes:   x (N, T, features), memory (N, S, features) → y (N, T, features).
/// Source:   Vaswani et al. 2017, arXiv:1706.03762, section 3.1.
/// </remarks>
public sealed class TransformerDecoder<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<TransformerDecoderLayer<T>> _layers = [];
    private readonly LayerNorm<T>? _norm;

    /// <summary>A stack of blocks.</summary>
    /// <param name="layers">Number of blocks.</param>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="heads">Attention heads in each block.</param>
    /// <param name="hiddenSize">Width of each block's network.</param>
    /// <param name="options">Dropout, order of the norms, activation; null: the paper's.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public TransformerDecoder(int layers, int features, int heads, int hiddenSize, TransformerOptions? options = null)
    {
        Require.Positive("TransformerDecoder", layers);
        for (int i = 0; i < layers; i++)
        {
            _layers.Add(Child($"layers.{i}", new TransformerDecoderLayer<T>(features, heads, hiddenSize, options)));
        }
        _norm = options is { NormFirst: true } ? Child("norm", new LayerNorm<T>(features)) : null;
    }

    /// <summary>Needs two inputs: call <see cref="Forward(Tensor{T}, Tensor{T}, Tensor{T}?, Tensor{T}?)"/>.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <exception cref="InvalidOperationException">Always: a decoder reads the encoder's output too.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
        => throw new InvalidOperationException("TransformerDecoder: a decoder needs the encoder's output too; call Forward(x, memory).");

    /// <summary>The forward pass.</summary>
    /// <param name="x">(N, T, features); each position sees itself and the past.</param>
    /// <param name="memory">(N, S, features), the encoder's output.</param>
    /// <param name="mask">0 forbids a position of x; broadcasts to (N, heads, T, T).</param>
    /// <param name="memoryMask">0 forbids a position of the memory; broadcasts to (N, heads, T, S).</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor<T> Forward(Tensor<T> x, Tensor<T> memory, Tensor<T>? mask = null, Tensor<T>? memoryMask = null)
    {
        foreach (TransformerDecoderLayer<T> layer in _layers)
        {
            Tensor<T> h = x;
            x = Run(layer, () => layer.Forward(h, memory, mask, memoryMask));
        }
        return _norm is null ? x : Run(_norm, x);
    }
}
