using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Reference.Models;

/// <summary>A sequence that a beam search has found.</summary>
/// <param name="Tokens">Its tokens, without start and end.</param>
/// <param name="LogProbability">The sum of its tokens' log-probabilities in nats, its end's included.</param>
/// <param name="State">What the model remembered behind its last token.</param>
public sealed record BeamResult<TState>(IReadOnlyList<int> Tokens, double LogProbability, TState State);

/// <summary>Looks for the most probable sequence by keeping several unfinished ones; with one it is greedy.</summary>
/// <remarks>
/// At each step every open sequence is tried with every next token, and the best <c>width</c> of all are kept. Sequences with the end token rest
/// and keep their place; the search stops when all that are kept rest, or after <c>maxLength</c> steps. Lengths are not normalised.
/// Source: Graves 2012, arXiv:1211.3711, and Sutskever, Vinyals and Le 2014, arXiv:1409.3215, section 3.2.
/// </remarks>
public static class BeamSearch
{
    /// <summary>The best sequences, most probable first.</summary>
    /// <param name="state">What the model remembers before the first token.</param>
    /// <param name="start">The token before the first.</param>
    /// <param name="end">The token that ends a sequence.</param>
    /// <param name="width">How many sequences are kept; 1 is greedy.</param>
    /// <param name="maxLength">Most steps; a sequence without its end by then is given as it is.</param>
    /// <param name="next">From a state and the token before: the log-probability of each next token, and the next state.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the length is below 1.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    public static IReadOnlyList<BeamResult<TState>> Best<TState>(
        TState state, int start, int end, int width, int maxLength, Func<TState, int, (double[] LogProbabilities, TState Next)> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Require.Positive("BeamSearch", width);
        Require.Positive("BeamSearch", maxLength);
        List<Beam<TState>> beams = [new([], start, 0, state, Rests: false)];
        for (int length = 0; length < maxLength && beams.Exists(beam => !beam.Rests); length++)
        {
            StopSignal.ThrowIfRequested();
            List<Beam<TState>> candidates = [.. beams.Where(beam => beam.Rests)];
            foreach (Beam<TState> beam in beams.Where(beam => !beam.Rests))
            {
                (double[] logProbabilities, TState then) = next(beam.State, beam.Last);
                for (int token = 0; token < logProbabilities.Length; token++)
                {
                    candidates.Add(beam.With(token, logProbabilities[token], then, token == end));
                }
            }
            // Stable: of equal sums the sequence that was better before, then the smaller token, comes first.
            beams = [.. candidates.OrderByDescending(beam => beam.LogProbability).Take(width)];
        }
        return [.. beams.Select(beam => new BeamResult<TState>(beam.Tokens, beam.LogProbability, beam.State))];
    }

    private sealed record Beam<TState>(int[] Tokens, int Last, double LogProbability, TState State, bool Rests)
    {
        public Beam<TState> With(int token, double logProbability, TState then, bool ends)
            => new(ends ? Tokens : [.. Tokens, token], token, LogProbability + logProbability, then, ends);
    }
}
