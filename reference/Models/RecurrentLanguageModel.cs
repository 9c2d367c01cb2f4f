using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>A language model that reads one token after another with an RNN, LSTM or GRU and predicts the next: char-RNN.</summary>
/// <remarks>
/// Forward:  logits_t = W h_t + b, h = recurrent(embedding(x)).
/// Shapes:   x (N, T) tokens 0 … V − 1 → logits (N, T, V); the target at t is x at t + 1.
/// Source:   Mikolov et al. 2010, "Recurrent neural network based language model"; Graves 2013, arXiv:1308.0850.
/// </remarks>
public sealed class RecurrentLanguageModel<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Embedding<T> _embedding;
    private readonly Recurrent<T> _recurrent;
    private readonly Linear<T> _head;

    /// <summary>A model around any recurrent layer.</summary>
    /// <param name="vocabulary">V, number of tokens.</param>
    /// <param name="features">Size of a token's vector: the recurrent layer's input size.</param>
    /// <param name="recurrent">Makes the recurrent layer for these features: <c>d => Nn&lt;float&gt;.Lstm(d, 128)</c>. It must read forwards only.</param>
    /// <exception cref="ArgumentException">The recurrent layer is bidirectional: it would see the token that it is to predict.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public RecurrentLanguageModel(int vocabulary, int features, Func<int, Recurrent<T>> recurrent)
    {
        ArgumentNullException.ThrowIfNull(recurrent);
        _embedding = Child("embedding", Nn<T>.Embedding(vocabulary, features));
        _recurrent = Child("recurrent", recurrent(features));
        if (_recurrent.Directions != 1)
        {
            throw new ArgumentException($"RecurrentLanguageModel: {_recurrent.Description} would see the token that it is to predict; leave bidirectional off.");
        }
        _head = Child("head", Nn<T>.Linear(_recurrent.HiddenSize, vocabulary));
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, T).</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Read(x, null).Logits;

    /// <summary>The forward pass from a state, which it hands on: for long texts in pieces (truncated back-propagation through time).</summary>
    /// <param name="x">(N, T) tokens.</param>
    /// <param name="state">What an earlier call gave, detached so that gradients end there; null: zeros.</param>
    /// <exception cref="ShapeException">x is not (N, T), or the state is not what an earlier call of this model gave.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public (Tensor<T> Logits, Tensor<T> State) Read(Tensor<T> x, Tensor<T>? state)
    {
        RecurrentResult<T> result = _recurrent.Unroll(Run(_embedding, x), state);
        return (Run(_head, result.Sequence), result.State.Detach());
    }

    /// <summary>Continues a prompt token by token. Switches to evaluation: nothing is dropped.</summary>
    /// <param name="prompt">Tokens; one at least.</param>
    /// <param name="count">How many tokens to add.</param>
    /// <param name="temperature">0 takes the best; 1 draws as the model says.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <returns>The prompt and the new tokens.</returns>
    /// <exception cref="ArgumentException">The prompt is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative or not finite, or a token is no whole number of the vocabulary.</exception>
    public IReadOnlyList<int> Generate(IReadOnlyList<int> prompt, int count, double temperature, RandomSource random)
    {
        Sampling.CheckPrompt("RecurrentLanguageModel", prompt);
        Evaluate();
        using IDisposable noGraph = Gradients.Off();
        List<int> tokens = [.. prompt];
        (Tensor<T> logits, Tensor<T>? state) = Read(Sampling.Batch<T>(prompt), null);
        for (int i = 0; i < count; i++)
        {
            tokens.Add(Sampling.Choose(Sampling.Last(logits), temperature, random));
            (logits, state) = Read(Sampling.Batch<T>([tokens[^1]]), state);
        }
        return tokens;
    }
}
