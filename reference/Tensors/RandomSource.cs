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
    private ulong _a, _b, _c, _d;

    /// <summary>A stream for this seed.</summary>
    /// <param name="seed">Any number; equal seeds give equal streams.</param>
    public RandomSource(long seed)
    {
        ulong mix = (ulong)seed;
        _a = SplitMix(ref mix);
        _b = SplitMix(ref mix);
        _c = SplitMix(ref mix);
        _d = SplitMix(ref mix);
    }

    /// <summary>The whole state, four words: store it to continue the very same stream later.</summary>
    /// <exception cref="ArgumentException">Not four words.</exception>
    public IReadOnlyList<ulong> State
    {
        get => [_a, _b, _c, _d];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count != 4)
            {
                throw new ArgumentException($"RandomSource: a state has 4 words, not {value.Count}; pass back what State gave.", nameof(value));
            }
            (_a, _b, _c, _d) = (value[0], value[1], value[2], value[3]);
        }
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), in steps of 2⁻⁵³.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Uniform integer in [low, high).</summary>
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
    public double Normal(double mean = 0, double standardDeviation = 1)
    {
        // 1 − u lies in (0, 1], so the logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return mean + (standardDeviation * radius * Math.Cos(2 * Math.PI * NextDouble()));
    }

    /// <summary>Shuffles in place; each order is equally likely (Fisher and Yates).</summary>
    public void Shuffle<TItem>(Span<TItem> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Integer(0, last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>The numbers 0 … count − 1 in random order.</summary>
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
}
