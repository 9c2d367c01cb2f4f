using System.Globalization;
using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

/// <summary>A text and the text it is to be turned into.</summary>
/// <param name="Source">What is read.</param>
/// <param name="Target">What is to be written.</param>
public readonly record struct TextPair(string Source, string Target);

public static partial class Generate
{
    private static readonly DateOnly FirstDate = new(1950, 1, 1);

    /// <summary>Strings of letters, and the same backwards.</summary>
    /// <param name="count">Pairs.</param>
    /// <param name="longest">Most letters; the fewest are 3.</param>
    /// <param name="seed">Decides the pairs.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pairs, or fewer than 3 letters.</exception>
    public static IReadOnlyList<TextPair> Reversals(int count = 2000, int longest = 8, long seed = 0)
    {
        Checks.AtLeast("reversals", nameof(longest), longest, 3);
        return Pairs("reversals", count, seed, random =>
        {
            string text = string.Concat(Enumerable.Range(0, random.Integer(3, longest + 1)).Select(_ => (char)('a' + random.Integer(0, 26))));
            return new TextPair(text, string.Concat(text.Reverse()));
        });
    }

    /// <summary>Sums and their results: "37+48=" and "85".</summary>
    /// <param name="count">Pairs.</param>
    /// <param name="digits">Most digits of a number, up to 6.</param>
    /// <param name="seed">Decides the pairs.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pairs, or no digits.</exception>
    public static IReadOnlyList<TextPair> Sums(int count = 2000, int digits = 2, long seed = 0)
    {
        Checks.AtLeast("sums", nameof(digits), digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 6);
        int bound = (int)Math.Pow(10, digits);
        return Pairs("sums", count, seed, random =>
        {
            (int a, int b) = (random.Integer(0, bound), random.Integer(0, bound));
            return new TextPair(FormattableString.Invariant($"{a}+{b}="), FormattableString.Invariant($"{a + b}"));
        });
    }

    /// <summary>Sums with as many digits as fit, filled with zeros in front: "037+048" and "0085".</summary>
    /// <param name="count">Pairs to learn from; a tenth as many judge.</param>
    /// <param name="digits">Digits of each number, 2 to 6.</param>
    /// <param name="seed">Decides the pairs.</param>
    /// <returns>Two parts without repetition; no two numbers of the test are added in training, in either order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too few pairs or digits, or more pairs than half of those there are.</exception>
    public static (IReadOnlyList<TextPair> Train, IReadOnlyList<TextPair> Test) PaddedSums(int count = 2000, int digits = 3, long seed = 0)
    {
        Checks.AtLeast("padded sums", nameof(count), count, 10);
        Checks.AtLeast("padded sums", nameof(digits), digits, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 6);
        int bound = (int)Math.Pow(10, digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, bound / 4 * bound);
        (RandomSource random, HashSet<(int, int)> seen, List<TextPair> all) = (new(seed), [], []);
        string form = new('0', digits);
        while (all.Count < count + (count / 10))
        {
            (int a, int b) = (random.Integer(0, bound), random.Integer(0, bound));
            if (seen.Add((Math.Min(a, b), Math.Max(a, b))))
            {
                string sum = (a + b).ToString("0" + form, CultureInfo.InvariantCulture);
                all.Add(new TextPair($"{a.ToString(form, CultureInfo.InvariantCulture)}+{b.ToString(form, CultureInfo.InvariantCulture)}", sum));
            }
        }

        return (all[..count], all[count..]);
    }

    /// <summary>Dates in words and in ISO form: "the 5th of March 1984" and "1984-03-05". No form is ambiguous.</summary>
    /// <param name="count">Pairs to learn from; a quarter as many judge.</param>
    /// <param name="seed">Decides the pairs.</param>
    /// <returns>Two parts that share no date: each fifth day of the calendar belongs to the test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No pairs.</exception>
    public static (IReadOnlyList<TextPair> Train, IReadOnlyList<TextPair> Test) Dates(int count = 2000, long seed = 0)
    {
        return (Part(count, seed, test: false), Part(Math.Max(1, count / 4), seed + 1, test: true));

        static IReadOnlyList<TextPair> Part(int count, long seed, bool test) => Pairs("dates", count, seed, random =>
        {
            int day = random.Integer(0, 36_000) / 5 * 5;
            DateOnly date = FirstDate.AddDays(test ? day : day + random.Integer(1, 5));
            return new TextPair(InWords(date, random.Integer(0, 5)), date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        });
    }

    private static string InWords(DateOnly date, int form)
    {
        string ordinal = (date.Day % 10, date.Day / 10) switch { (1, not 1) => "st", (2, not 1) => "nd", (3, not 1) => "rd", _ => "th" };
        return form switch
        {
            0 => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            1 => date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture),
            2 => date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture),
            3 => $"the {date.Day}{ordinal} of {date.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
            _ => date.ToString("dddd, MMM d yyyy", CultureInfo.InvariantCulture),
        };
    }

    private static IReadOnlyList<TextPair> Pairs(string name, int count, long seed, Func<RandomSource, TextPair> draw)
    {
        Checks.AtLeast(name, nameof(count), count, 1);
        RandomSource random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => draw(random))];
    }
}
