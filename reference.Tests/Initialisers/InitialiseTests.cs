using Tutorial.Reference.Initialisers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Initialisers;

public class InitialiseTests
{
    private static readonly Dictionary<string, (Func<Tensor<double>, RandomSource, Tensor<double>> Fill, double Variance)> s_rules = new()
    {
        ["GlorotUniform"] = ((w, random) => Initialise.GlorotUniform(w, random), 2.0 / (200 + 300)),
        ["GlorotNormal"] = ((w, random) => Initialise.GlorotNormal(w, random, gain: 2), 4 * 2.0 / (200 + 300)),
        ["HeUniform"] = ((w, random) => Initialise.HeUniform(w, random), 2.0 / 200),
        ["HeNormal"] = ((w, random) => Initialise.HeNormal(w, random, negativeSlope: 1, useFanOut: true), 1.0 / 300),
    };

    public static TheoryData<string> Rules => [.. s_rules.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Fill_LargeWeight_HasTheVarianceOfTheRule(string rule)
    {
        // 60,000 draws: the sample variance of a normal lies within 2.9 % with five standard errors.
        double[] w = s_rules[rule].Fill(Tensor<double>.Zeros((300, 200)), new RandomSource(1)).ToArray();
        double variance = w.Average(value => value * value);
        Assert.InRange(variance / s_rules[rule].Variance, 0.971, 1.029);
        Assert.InRange(w.Average() / Math.Sqrt(s_rules[rule].Variance / w.Length), -5, 5);
    }

    [Fact]
    public void GlorotUniform_Kernel_CountsItsPositions()
    {
        double bound = Math.Sqrt(6.0 / ((2 + 4) * 9));
        double[] w = Initialise.GlorotUniform(Tensor<double>.Zeros((4, 2, 3, 3)), new RandomSource(1)).ToArray();
        Assert.InRange(w.Max(Math.Abs), 0.9 * bound, bound);
    }

    [Fact]
    public void Orthogonal_DrawnShapes_HasOrthonormalRowsOrColumns() => Property.ForAll(draw =>
    {
        (int rows, int columns) = (draw.Size(1, 12), draw.Size(1, 12));
        Tensor<double> w = Initialise.Orthogonal(Tensor<double>.Zeros((rows, columns)), draw.Random, gain: 2);
        int size = Math.Min(rows, columns);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double dot = Enumerable.Range(0, Math.Max(rows, columns)).Sum(k => rows <= columns ? w[i, k] * w[j, k] : w[k, i] * w[k, j]);
                Assert.Equal(i == j ? 4 : 0, dot, 12);
            }
        }
    });

    [Fact]
    public void Constant_AnyShape_FillsIt()
        => Assert.Equal([1f, 1f], Initialise.Constant(Tensor<float>.Zeros(2), 1).ToArray());

    [Fact]
    public void HeNormal_Bias_SaysWhatItNeeds() => Assert.Equal(
        "HeNormal: a weight (3,) has no fans; it needs at least two axes, (out, in, …). Did you mean Constant, for a bias?",
        Assert.Throws<ShapeException>(() => Initialise.HeNormal(Tensor<float>.Zeros(3))).Message);
}
