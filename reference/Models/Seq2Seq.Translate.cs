using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Reference.Models;

/// <content>Writing: greedy, for one source or many, and by beam search.</content>
public sealed partial class Seq2Seq<T>
{
    /// <summary>Translates one sentence, taking the best token each time. Switches to evaluation: nothing is dropped.</summary>
    /// <param name="source">Tokens of the sentence.</param>
    /// <param name="start">The token before the first.</param>
    /// <param name="end">The token at which to stop.</param>
    /// <param name="maxLength">Longest translation.</param>
    /// <returns>The tokens without start and end, and for each the attention weights over the source (empty without attention).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public (IReadOnlyList<int> Tokens, IReadOnlyList<T[]> Attention) Translate(IReadOnlyList<int> source, int start, int end, int maxLength)
    {
        Evaluate();
        using IDisposable noGraph = Gradients.Off();
        (Reading read, Tensor<T> state) = Encode(Sampling.Batch<T>(source));
        List<int> tokens = [];
        List<T[]> attention = [];
        int token = start;
        while (tokens.Count < maxLength)
        {
            (Tensor<T> logits, state, Tensor<T>? weights) = Decode(Run(_targetEmbedding, Sampling.Batch<T>([token])), read, state);
            token = TensorPrimitives.IndexOfMax<T>(logits.Data);
            if (token == end)
            {
                break;
            }
            tokens.Add(token);
            attention.Add(weights?.ToArray() ?? []);
        }
        return (tokens, attention);
    }

    /// <summary>Translates many sentences side by side, each greedily. Switches to evaluation.</summary>
    /// <param name="source">(N, S) tokens, with N ≥ 1.</param>
    /// <param name="start">The token before the first.</param>
    /// <param name="end">The token at which a sentence stops.</param>
    /// <param name="maxLength">Longest translation.</param>
    /// <returns>For each sentence its tokens without start and end.</returns>
    /// <exception cref="ShapeException">source is not (N, S).</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    public IReadOnlyList<IReadOnlyList<int>> TranslateAll(Tensor<T> source, int start, int end, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(source);
        Evaluate();
        using IDisposable noGraph = Gradients.Off();
        (Reading read, Tensor<T> state) = Encode(source);
        List<int>[] written = [.. Enumerable.Range(0, source.Shape[0]).Select(_ => new List<int>())];
        bool[] finished = new bool[written.Length];
        Tensor<T> token = Tensor<T>.Full((written.Length, 1), start);
        for (int t = 0; t < maxLength && finished.Contains(false); t++)
        {
            StopSignal.ThrowIfRequested();
            (Tensor<T> logits, state, _) = Decode(Run(_targetEmbedding, token), read, state);
            for (int n = 0; n < written.Length; n++)
            {
                int best = TensorPrimitives.IndexOfMax<T>(logits.Data.Slice(n * logits.Shape[2], logits.Shape[2]));
                token[n, 0] = T.CreateChecked(best);
                finished[n] |= best == end;
                if (!finished[n])
                {
                    written[n].Add(best);
                }
            }
        }
        return written;
    }

    /// <summary>Translates one sentence by beam search. Switches to evaluation.</summary>
    /// <param name="source">Tokens of the sentence.</param>
    /// <param name="start">The token before the first.</param>
    /// <param name="end">The token that ends a translation.</param>
    /// <param name="width">How many unfinished translations are kept; 1 is greedy.</param>
    /// <param name="maxLength">Most steps, the end token's included.</param>
    /// <returns>The best translations, most probable first, with the sum of their tokens' log-probabilities (nats).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary, or width or maxLength is below 1.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    public IReadOnlyList<(IReadOnlyList<int> Tokens, double LogProbability)> Search(IReadOnlyList<int> source, int start, int end, int width, int maxLength)
    {
        Evaluate();
        using IDisposable noGraph = Gradients.Off();
        (Reading read, Tensor<T> first) = Encode(Sampling.Batch<T>(source));
        return [.. BeamSearch.Best(first, start, end, width, maxLength, (state, token) =>
        {
            (Tensor<T> logits, Tensor<T> next, _) = Decode(Run(_targetEmbedding, Sampling.Batch<T>([token])), read, state);
            return ([.. logits.LogSoftmax().ToArray().Select(double.CreateChecked)], next);
        }).Select(found => (found.Tokens, found.LogProbability))];
    }
}
