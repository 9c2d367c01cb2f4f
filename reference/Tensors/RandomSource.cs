using System.Numerics;

namespace Tutorial.Reference.Tensors;

/// <summary>A seeded stream of random numbers: one seed, one sequence, on every machine and in every .NET version.</summary>
/// <remarks>
/// Source: Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators", xoshiro256**; seeded by SplitMix64.
/// <see cref="Random"/> is not used because its sequence is not promised to stay the same between .NET versions,
/// and because its state cannot be saved when training is to be resumed bit for bit.
/// </remarks>
public sealed class RandomSource
{
    private Xoshiro _words;

    /// <summary>A stream for this seed.</summary>
    /// <param name="seed">Any number; equal seeds give equal streams.</param>
    public RandomSource(long seed)
    {
        ulong mix = (ulong)seed;
        _words = new Xoshiro(SplitMix(ref mix), SplitMix(ref mix), SplitMix(ref mix), SplitMix(ref mix));
    }

    /// <summary>The whole state, four words: store it to continue the very same stream later.</summary>
    /// <exception cref="ArgumentException">Not four words.</exception>
    public IReadOnlyList<ulong> State
    {
        get => [_words.A, _words.B, _words.C, _words.D];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count != 4)
            {
                throw new ArgumentException($"RandomSource: a state has 4 words, not {value.Count}; pass back what State gave.", nameof(value));
            }
            _words = new Xoshiro(value[0], value[1], value[2], value[3]);
        }
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits() => _words.Next();

    /// <summary>Uniform in [0, 1), in steps of 2⁻⁵³.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Fills a run: each element is one value with a probability, else the other; draws as <see cref="NextDouble"/> below the probability would.</summary>
    /// <remarks>A coin that no branch predictor foresees, thrown for every number of a layer: so the value is looked up instead, and the state stays in registers.</remarks>
    internal void Draw<TItem>(double probability, TItem chosen, TItem other, Span<TItem> into)
    {
        ulong limit = (ulong)Math.Ceiling(probability * (1UL << 53));
        ReadOnlySpan<TItem> either = [other, chosen];
        Xoshiro words = _words;
        foreach (ref TItem item in into)
        {
            item = either[words.Next() >> 11 < limit ? 1 : 0];
        }
        _words = words;
    }

    /// <summary>Uniform in [low, high).</summary>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Bound that is not reached.</param>
    public double Uniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Uniform integer in [low, high).</summary>
    /// <param name="low">Smallest number.</param>
    /// <param name="high">Bound that is not reached, above low.</param>
    /// <exception cref="ArgumentOutOfRangeException">high is not above low.</exception>
    public int Integer(int low, int high)
    {
        if (low >= high)
        {
            throw new ArgumentOutOfRangeException(null, $"RandomSource.Integer: low = {low} must be below high = {high}.");
        }
        // The high half of a 64 × 32-bit product: no modulo bias worth the name (below 2⁻³²).
        return low + (int)Math.BigMul(NextBits(), (ulong)((long)high - low), out _);
    }

    /// <summary>A draw from the normal distribution with the given mean and standard deviation (Box and Muller 1958).</summary>
    /// <param name="mean">Mean of the draw.</param>
    /// <param name="standardDeviation">Standard deviation of the draw, in the draw's unit.</param>
    public double Normal(double mean = 0, double standardDeviation = 1)
    {
        // 1 − u lies in (0, 1], so the logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return mean + (standardDeviation * radius * Math.Cos(2 * Math.PI * NextDouble()));
    }

    /// <summary>Shuffles in place; each order is equally likely (Fisher and Yates).</summary>
    /// <param name="items">What is shuffled, in place.</param>
    public void Shuffle<TItem>(Span<TItem> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Integer(0, last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>The numbers 0 … count − 1 in random order.</summary>
    /// <param name="count">How many numbers, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is negative.</exception>
    public int[] Permutation(int count)
    {
        Require.AtLeast("RandomSource.Permutation", 0, count);
        int[] order = [.. Enumerable.Range(0, count)];
        Shuffle<int>(order);
        return order;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>The generator's four words.</summary>
    private struct Xoshiro(ulong a, ulong b, ulong c, ulong d)
    {
        public ulong A = a, B = b, C = c, D = d;

        public ulong Next()
        {
            ulong result = BitOperations.RotateLeft(B * 5, 7) * 9;
            ulong shifted = B << 17;
            C ^= A;
            D ^= B;
            B ^= C;
            A ^= D;
            C ^= shifted;
            D = BitOperations.RotateLeft(D, 45);
            return result;
        }
    }
}
