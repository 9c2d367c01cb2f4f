using System.Text;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tokenization;

/// <summary>Byte-pair encoding: starts from the 256 bytes and keeps joining the commonest neighbours into new tokens.</summary>
/// <remarks>
/// Works on UTF-8, so every text in every language can be encoded and comes back byte for byte; there is no unknown token.
/// Pairs are never joined across a space that begins a word, so tokens are parts of words.
/// Source: Sennrich, Haddow and Birch 2016, arXiv:1508.07909; on bytes: Radford et al. 2019 (GPT-2).
/// </remarks>
public sealed class BytePairEncoding
{
    private readonly List<(int Left, int Right)> _merges = [];
    private readonly Dictionary<(int Left, int Right), int> _ranks = [];
    private readonly List<byte[]> _bytes = [.. Enumerable.Range(0, 256).Select(value => new[] { (byte)value })];

    /// <summary>An encoding from its merges, in the order in which they were learnt.</summary>
    /// <param name="merges">Pairs of token numbers; the i-th makes token 256 + i.</param>
    /// <exception cref="ArgumentException">A merge names a token that does not exist yet.</exception>
    public BytePairEncoding(IEnumerable<(int Left, int Right)> merges)
    {
        ArgumentNullException.ThrowIfNull(merges);
        foreach ((int left, int right) in merges)
        {
            if (left < 0 || right < 0 || left >= Count || right >= Count)
            {
                throw new ArgumentException($"BytePairEncoding: merge {_merges.Count} joins ({left}, {right}), but only tokens 0 to {Count - 1} exist by then.", nameof(merges));
            }
            _ranks[(left, right)] = _merges.Count;
            _merges.Add((left, right));
            _bytes.Add([.. _bytes[left], .. _bytes[right]]);
        }
    }

    /// <summary>V: 256 bytes and one token for each merge.</summary>
    public int Count => _bytes.Count;

    /// <summary>The merges in order.</summary>
    public IReadOnlyList<(int Left, int Right)> Merges => _merges;

    /// <summary>Learns merges from a text.</summary>
    /// <param name="text">What to learn from.</param>
    /// <param name="vocabularySize">V wanted, at least 256; fewer when no pair occurs twice any more.</param>
    /// <exception cref="ArgumentOutOfRangeException">vocabularySize is below 256.</exception>
    public static BytePairEncoding Train(string text, int vocabularySize)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require.AtLeast("BytePairEncoding.Train", 256, vocabularySize);
        List<(List<int> Tokens, int Count)> words = [.. Words(text).GroupBy(word => word, StringComparer.Ordinal)
            .Select(group => (Bytes(group.Key), group.Count()))];
        List<(int Left, int Right)> merges = [];
        while (256 + merges.Count < vocabularySize && Commonest(words) is { } pair)
        {
            foreach ((List<int> tokens, _) in words)
            {
                Join(tokens, pair, 256 + merges.Count);
            }
            merges.Add(pair);
        }
        return new BytePairEncoding(merges);
    }

    /// <summary>Token numbers of a text.</summary>
    /// <param name="text">Any text.</param>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<int> all = [];
        foreach (string word in Words(text))
        {
            List<int> tokens = Bytes(word);
            while (Earliest(tokens) is { } pair)
            {
                Join(tokens, pair, 256 + _ranks[pair]);
            }
            all.AddRange(tokens);
        }
        return [.. all];
    }

    /// <summary>The text of token numbers; bytes that are no whole character become U+FFFD.</summary>
    /// <param name="tokens">0 … Count − 1 each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is no token's.</exception>
    public string Decode(IEnumerable<int> tokens) => Encoding.UTF8.GetString(DecodeBytes(tokens));

    /// <summary>The bytes of token numbers.</summary>
    /// <param name="tokens">0 … Count − 1 each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is no token's.</exception>
    public byte[] DecodeBytes(IEnumerable<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return [.. tokens.SelectMany(token => token >= 0 && token < Count
            ? _bytes[token]
            : throw new ArgumentOutOfRangeException(nameof(tokens), $"BytePairEncoding: {token} is no token's number; they run from 0 to {Count - 1}."))];
    }

    /// <summary>Pieces that begin at each white space after a non-space; together they are the text.</summary>
    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i - 1]))
            {
                yield return text[start..i];
                start = i;
            }
        }
        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static List<int> Bytes(string word) => [.. Encoding.UTF8.GetBytes(word).Select(value => (int)value)];

    private static (int Left, int Right)? Commonest(List<(List<int> Tokens, int Count)> words)
    {
        Dictionary<(int Left, int Right), int> counts = [];
        foreach ((List<int> tokens, int count) in words)
        {
            for (int i = 1; i < tokens.Count; i++)
            {
                (int, int) pair = (tokens[i - 1], tokens[i]);
                counts[pair] = counts.GetValueOrDefault(pair) + count;
            }
        }
        // Equal counts: the pair with the smaller numbers, so that the same text always gives the same merges.
        return counts.Where(entry => entry.Value > 1).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key)
            .Select(entry => ((int, int)?)entry.Key).FirstOrDefault();
    }

    private static void Join(List<int> tokens, (int Left, int Right) pair, int joined)
    {
        int write = 0;
        for (int read = 0; read < tokens.Count; read++, write++)
        {
            bool matches = read + 1 < tokens.Count && (tokens[read], tokens[read + 1]) == pair;
            tokens[write] = matches ? joined : tokens[read];
            read += matches ? 1 : 0;
        }
        tokens.RemoveRange(write, tokens.Count - write);
    }

    private (int Left, int Right)? Earliest(List<int> tokens)
    {
        (int Left, int Right)? best = null;
        for (int i = 1; i < tokens.Count; i++)
        {
            (int, int) pair = (tokens[i - 1], tokens[i]);
            if (_ranks.TryGetValue(pair, out int rank) && (best is null || rank < _ranks[best.Value]))
            {
                best = pair;
            }
        }
        return best;
    }
}
