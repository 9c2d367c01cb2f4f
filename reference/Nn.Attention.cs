using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference;

/// <content>Attention and Transformers.</content>
public static partial class Nn<T>
{
    /// <summary>Several scaled dot-product attentions side by side: (N, T, features) → (N, T, features).</summary>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="heads">Number of heads, a divisor of features.</param>
    /// <param name="dropout">Share of the attention weights that is dropped in training.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dropout is no share from 0 to 1.</exception>
    public static MultiheadAttention<T> MultiheadAttention(int features, int heads, double dropout = 0) => new(features, heads, dropout);

    /// <summary>Additive (Bahdanau's) attention.</summary>
    /// <param name="queryFeatures">Last axis of the queries.</param>
    /// <param name="keyFeatures">Last axis of the keys.</param>
    /// <param name="hiddenSize">Width of the scoring network.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static AdditiveAttention<T> AdditiveAttention(int queryFeatures, int keyFeatures, int hiddenSize) => new(queryFeatures, keyFeatures, hiddenSize);

    /// <summary>Adds to each position a vector that tells where it stands.</summary>
    /// <param name="maxLength">Longest sequence.</param>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="learned">Learnt vectors instead of sines.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static PositionalEncoding<T> PositionalEncoding(int maxLength, int features, bool learned = false) => new(maxLength, features, learned);

    /// <summary>A layer with a way around it: x + body(x).</summary>
    /// <param name="body">What is learnt.</param>
    /// <param name="shortcut">Brings x to the body's shape; null leaves it.</param>
    public static Residual<T> Residual(Layer<T> body, Layer<T>? shortcut = null) => new(body, shortcut);

    /// <summary>One block of a Transformer's encoder.</summary>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="hiddenSize">Width of the network for each position.</param>
    /// <param name="options">Dropout, order of the norms, activation.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public static TransformerEncoderLayer<T> TransformerEncoderLayer(int features, int heads, int hiddenSize, TransformerOptions? options = null)
        => new(features, heads, hiddenSize, options);

    /// <summary>A stack of encoder blocks.</summary>
    /// <param name="layers">Number of blocks.</param>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="hiddenSize">Width of the network for each position.</param>
    /// <param name="options">Dropout, order of the norms, activation.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public static TransformerEncoder<T> TransformerEncoder(int layers, int features, int heads, int hiddenSize, TransformerOptions? options = null)
        => new(layers, features, heads, hiddenSize, options);

    /// <summary>One block of a Transformer's decoder.</summary>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="hiddenSize">Width of the network for each position.</param>
    /// <param name="options">Dropout, order of the norms, activation.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public static TransformerDecoderLayer<T> TransformerDecoderLayer(int features, int heads, int hiddenSize, TransformerOptions? options = null)
        => new(features, heads, hiddenSize, options);

    /// <summary>A stack of decoder blocks.</summary>
    /// <param name="layers">Number of blocks.</param>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="hiddenSize">Width of the network for each position.</param>
    /// <param name="options">Dropout, order of the norms, activation.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public static TransformerDecoder<T> TransformerDecoder(int layers, int features, int heads, int hiddenSize, TransformerOptions? options = null)
        => new(layers, features, heads, hiddenSize, options);
}
