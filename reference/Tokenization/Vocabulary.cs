namespace Tutorial.Reference.Tokenization;

/// <summary>A numbered list of tokens. Number 0 is padding, 1 is the unknown token.</summary>
/// <remarks>
/// Source:   Keras' TextVectorization, which numbers padding 0 and the unknown token 1, too, and the others by falling frequency.
/// </remarks>
public sealed class Vocabulary
{
    /// <summary>Number of the padding token, which fills short sequences and is masked out.</summary>
    public const int Padding = 0;

    /// <summary>Number of the token that stands for everything not in the list.</summary>
    public const int Unknown = 1;

    private readonly List<string> _tokens = ["<pad>", "<unk>"];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>A vocabulary of the given tokens, numbered from 2 in this order; repeated ones count once.</summary>
    /// <param name="tokens">The tokens.</param>
    public Vocabulary(IEnumerable<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        _numbers["<pad>"] = Padding;
        _numbers["<unk>"] = Unknown;
        foreach (string token in tokens)
        {
            if (_numbers.TryAdd(token, _tokens.Count))
            {
                _tokens.Add(token);
            }
        }
    }

    /// <summary>V: how many tokens there are, padding and unknown included.</summary>
    public int Count => _tokens.Count;

    /// <summary>The tokens by number.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>A token's number; <see cref="Unknown"/> when it is not in the list.</summary>
    /// <param name="token">A token.</param>
    public int this[string token]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(token);
            return _numbers.GetValueOrDefault(token, Unknown);
        }
    }

    /// <summary>The commonest tokens of a text, most frequent first; equal counts in the order of first appearance.</summary>
    /// <param name="tokens">All tokens of the text, with repetitions.</param>
    /// <param name="most">At most this many; the rest becomes unknown.</param>
    /// <param name="minimumCount">Rarer ones become unknown.</param>
    public static Vocabulary FromText(IEnumerable<string> tokens, int most = int.MaxValue, int minimumCount = 1)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return new Vocabulary(tokens.GroupBy(token => token, StringComparer.Ordinal)
            .Where(group => group.Count() >= minimumCount)
            .OrderByDescending(group => group.Count())
            .Take(most)
            .Select(group => group.Key));
    }

    /// <summary>Numbers of tokens.</summary>
    /// <param name="tokens">Tokens in order.</param>
    public int[] Encode(IEnumerable<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return [.. tokens.Select(token => this[token])];
    }

    /// <summary>Tokens of numbers.</summary>
    /// <param name="numbers">0 … Count − 1 each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in the list.</exception>
    public string[] Decode(IEnumerable<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return [.. numbers.Select(number => number >= 0 && number < Count
            ? _tokens[number]
            : throw new ArgumentOutOfRangeException(nameof(numbers), $"Vocabulary: {number} is no token's number; they run from 0 to {Count - 1}."))];
    }
}
