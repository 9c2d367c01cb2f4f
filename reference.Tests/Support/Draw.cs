using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Support;

/// <summary>One drawn case: random shapes and values by the rules of the gradient checks.</summary>
public sealed class Draw(long seed)
{
    public RandomSource Random { get; } = new(seed);

    /// <summary>An axis size, 1 to 5: 1 is where broadcasting and averaging go wrong.</summary>
    public int Size(int low = 1, int high = 5) => Random.Integer(low, high + 1);

    /// <summary>Rank 1 to 4.</summary>
    public Shape Shape(int lowRank = 1, int highRank = 4) => new([.. Enumerable.Range(0, Random.Integer(lowRank, highRank + 1)).Select(_ => Size(1, 4))]);

    public bool Coin() => Random.Integer(0, 2) == 1;

    public TItem Pick<TItem>(params TItem[] items) => items[Random.Integer(0, items.Length)];

    /// <summary>Normal values; spread ≥ 0.5 keeps normalised axes away from their pole.</summary>
    public Tensor<double> Normal(Shape shape, double spread = 1) => Tensor<double>.Normal(shape, Random, 0, spread);

    /// <summary>Normal numbers of either type, for kernels.</summary>
    public T[] Numbers<T>(int count)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Tensor<T>.Normal(count, Random).ToArray();

    /// <summary>Normal values in which each set that is normalised together has standard deviation ≥ 0.5.</summary>
    /// <param name="shape">Any shape.</param>
    /// <param name="setOf">The set to which a flat index belongs.</param>
    public Tensor<double> Spread(Shape shape, Func<int, int> setOf)
    {
        Tensor<double> result = Normal(shape);
        foreach (IGrouping<int, int> set in Enumerable.Range(0, result.Length).GroupBy(setOf).Where(set => set.Count() > 1))
        {
            while (Deviation(set.Select(i => result.Data[i])) < 0.5)
            {
                foreach (int i in set)
                {
                    result.Data[i] = Random.Normal();
                }
            }
        }
        return result;
    }

    /// <summary>Values at least 0.1 away from the kinks, where a difference quotient says nothing.</summary>
    public Tensor<double> AwayFrom(Shape shape, params double[] kinks)
    {
        Tensor<double> result = Normal(shape);
        for (int i = 0; i < result.Length; i++)
        {
            while (kinks.Any(kink => Math.Abs(result.Data[i] - kink) < 0.1))
            {
                result.Data[i] = Random.Normal();
            }
        }
        return result;
    }

    /// <summary>Positive values, at least 0.1.</summary>
    public Tensor<double> Positive(Shape shape) => Tensor<double>.Uniform(shape, Random, 0.1, 3);

    /// <summary>Distinct values at least 0.1 apart, so that a maximum has no ties.</summary>
    public Tensor<double> Distinct(Shape shape)
    {
        int[] order = Random.Permutation(shape.Length);
        return Tensor<double>.From([.. order.Select(place => 0.2 * (place - (shape.Length / 2.0)))], shape);
    }

    /// <summary>Two shapes that broadcast: axes of either stretched to 1 or dropped at the left.</summary>
    public (Shape A, Shape B) BroadcastPair()
    {
        Shape full = Shape();
        return (Thin(full), Thin(full));
    }

    private static double Deviation(IEnumerable<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private Shape Thin(Shape full)
    {
        int[] sizes = [.. full.ToArray().Select(size => Random.Integer(0, 3) == 0 ? 1 : size)];
        int dropped = Random.Integer(0, 3) == 0 ? Random.Integer(0, sizes.Length) : 0;
        return new Shape(sizes.AsSpan(dropped));
    }
}
