using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>One block of a Transformer's encoder: self-attention, then a small network for each position, each with a way around it.</summary>
/// <remarks>
/// Forward:  post-norm h = LN₁(x + SA(x)), y = LN₂(h + FF(h)); pre-norm h = x + SA(LN₁(x)), y = h + FF(LN₂(h)); FF = W₂ act(W₁ h + b₁) + b₂.
/// Shapes:   x (N, T, features) → y (N, T, features).
/// Source:   Vaswani et al. 2017, arXiv:1706.03762 (post-norm); pre-norm: Xiong et al. 2020, arXiv:2002.04745, which trains without warm-up. Names as PyTorch's.
/// </remarks>
public sealed class TransformerEncoderLayer<T> : TransformerBlock<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly LayerNorm<T> _norm1, _norm2;
    private readonly Dropout<T> _dropout1, _dropout2;

    /// <summary>A block with random start weights.</summary>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="hiddenSize">Width of the network for each position; often 4·features.</param>
    /// <param name="options">Dropout, order of the norms, activation; null: the paper's.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public TransformerEncoderLayer(int features, int heads, int hiddenSize, TransformerOptions? options = null)
        : base(features, heads, hiddenSize, options)
    {
        _norm1 = Child("norm1", new LayerNorm<T>(features));
        _norm2 = Child("norm2", new LayerNorm<T>(features));
        _dropout1 = Child("dropout1", NewDropout());
        _dropout2 = Child("dropout2", NewDropout());
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, T, features).</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Forward(x, null);

    /// <summary>The forward pass with a mask.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <param name="mask">0 forbids a key; broadcasts to (N, heads, T, T), so a padding mask is (N, 1, 1, T).</param>
    /// <param name="causal">Each position looks at itself and the past only: a language model.</param>
    /// <exception cref="ShapeException">x is not (N, T, features), or the mask does not broadcast.</exception>
    public Tensor<T> Forward(Tensor<T> x, Tensor<T>? mask, bool causal = false)
        => Around(x, h => Attention.Attend(h, h, h, mask, causal));

    /// <summary>The block around another attention of its own, as sampling with remembered keys and values needs it.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <param name="attend">Gives the attention's output for the (normalised) x.</param>
    /// <exception cref="ShapeException">The last axis of x, or of what attend gives, does not fit.</exception>
    public Tensor<T> Around(Tensor<T> x, Func<Tensor<T>, Tensor<T>> attend)
    {
        ArgumentNullException.ThrowIfNull(attend);
        Tensor<T> h = Part(x, _norm1, _dropout1, s => Run(Attention, () => attend(s)));
        return Part(h, _norm2, _dropout2, FeedForward);
    }
}

/// <summary>Encoder blocks one after another.</summary>
/// <remarks>
/// Forward:  y = norm(block_n(… block_1(x))); the last norm only in pre-norm, where nothing else normalises the output.
/// Shapes:   x (N, T, features) → y (N, T, features).
/// Source:   Vaswani et al. 2017, arXiv:1706.03762, section 3.1.
/// </remarks>
public sealed class TransformerEncoder<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<TransformerEncoderLayer<T>> _layers = [];
    private readonly LayerNorm<T>? _norm;

    /// <summary>A stack of blocks.</summary>
    /// <param name="layers">Number of blocks.</param>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="heads">Attention heads in each block.</param>
    /// <param name="hiddenSize">Width of each block's network.</param>
    /// <param name="options">Dropout, order of the norms, activation; null: the paper's.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public TransformerEncoder(int layers, int features, int heads, int hiddenSize, TransformerOptions? options = null)
    {
        Require.Positive("TransformerEncoder", layers);
        for (int i = 0; i < layers; i++)
        {
            _layers.Add(Child($"layers.{i}", new TransformerEncoderLayer<T>(features, heads, hiddenSize, options)));
        }
        _norm = options is { NormFirst: true } ? Child("norm", new LayerNorm<T>(features)) : null;
    }

    /// <summary>The blocks.</summary>
    public IReadOnlyList<TransformerEncoderLayer<T>> Layers => _layers;

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, T, features).</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Forward(x, null);

    /// <summary>The forward pass with a mask.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <param name="mask">0 forbids a key; broadcasts to (N, heads, T, T).</param>
    /// <param name="causal">Each position looks at itself and the past only.</param>
    /// <exception cref="ShapeException">x is not (N, T, features), or the mask does not broadcast.</exception>
    public Tensor<T> Forward(Tensor<T> x, Tensor<T>? mask, bool causal = false)
    {
        foreach (TransformerEncoderLayer<T> layer in _layers)
        {
            Tensor<T> h = x;
            x = Run(layer, () => layer.Forward(h, mask, causal));
        }
        return Normalize(x);
    }

    /// <summary>The norm behind the last block, if there is one.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <exception cref="ShapeException">The last axis of x is not features.</exception>
    public Tensor<T> Normalize(Tensor<T> x) => _norm is null ? x : Run(_norm, x);
}
