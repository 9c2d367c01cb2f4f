namespace Tutorial.Datasets.Tests;

public sealed class GenerateTests
{
    public static TheoryData<string, Func<long, Dataset>> Generators => new()
    {
        { "blobs", seed => Generate.Blobs(100, 3, seed: seed) },
        { "moons", seed => Generate.Moons(100, seed: seed) },
        { "spirals", seed => Generate.Spirals(100, seed: seed) },
        { "ring", seed => Generate.Ring(100, seed: seed) },
        { "digits", seed => Generate.Digits(100, seed) },
        { "shapes", seed => Generate.Shapes(20, seed) },
    };

    [Theory]
    [MemberData(nameof(Generators))]
    public void Generate_SameSeed_SameNumbersAndOtherSeedOther(string name, Func<long, Dataset> generate)
    {
        Dataset first = generate(7), again = generate(7), other = generate(8);

        Assert.Equal(first.Inputs.ToArray(), again.Inputs.ToArray());
        Assert.Equal(first.Targets.ToArray(), again.Targets.ToArray());
        Assert.NotEqual(first.Inputs.ToArray(), other.Inputs.ToArray());
        Assert.False(string.IsNullOrWhiteSpace(first.Description), name);
    }

    [Theory]
    [MemberData(nameof(Generators))]
    public void Generate_Classes_AreAsEqualAsTheCountAllows(string name, Func<long, Dataset> generate)
    {
        Dataset data = generate(1);
        int[] sizes = [.. data.Labels.CountBy(label => label).Select(pair => pair.Value)];

        Assert.Equal(data.ClassNames.Count, sizes.Length);
        Assert.True(sizes.Max() - sizes.Min() <= 1, $"{name}: {string.Join(", ", sizes)}");
    }

    [Fact]
    public void Logic_Targets_AreTheTruthTables()
    {
        Assert.Equal([0, 0, 0, 1], Generate.And().Labels);
        Assert.Equal([0, 1, 1, 1], Generate.Or().Labels);
        Assert.Equal([0, 1, 1, 0], Generate.Xor().Labels);
        Assert.Equal([0, 0, 0, 1, 1, 0, 1, 1], Generate.Xor().Inputs.ToArray());
    }

    [Fact]
    public void Logic_ChangedByALearner_IsFreshNextTime()
    {
        Generate.Xor().Inputs.Data[0] = 5;

        Assert.Equal(0f, Generate.Xor().Inputs.Data[0]);
    }

    [Fact]
    public void Moons_WithoutNoise_LieOnTheirHalfCircles()
    {
        Dataset moons = Generate.Moons(200, noise: 0);
        for (int i = 0; i < moons.Count; i++)
        {
            (double x, double y) = (moons.Inputs[i, 0], moons.Inputs[i, 1]);
            double radius = moons.Labels[i] == 0 ? Math.Sqrt((x * x) + (y * y)) : Math.Sqrt(((1 - x) * (1 - x)) + ((0.5 - y) * (0.5 - y)));
            Assert.Equal(1, radius, 1e-6);
        }
    }

    [Fact]
    public void Digits_Pixels_AreGreyFromZeroToOneWithInk()
    {
        Dataset digits = Generate.Digits(50, seed: 3);

        Assert.Equal([50, 1, 28, 28], digits.Inputs.Shape);
        Assert.All(digits.Inputs.ToArray(), grey => Assert.InRange(grey, 0, 1));
        for (int i = 0; i < digits.Count; i++)
        {
            Assert.True(digits.Inputs.Data.Slice(i * 784, 784).ToArray().Count(grey => grey > 0.5f) >= 15, $"image {i} has hardly any ink");
        }
    }

    [Fact]
    public void Generate_WrongArguments_SayWhichAndWhy()
    {
        Assert.StartsWith("blobs: classes is 1; it must be at least 2.", Assert.Throws<ArgumentOutOfRangeException>(() => Generate.Blobs(classes: 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("spirals: count is 2; it must be at least 3.", Assert.Throws<ArgumentOutOfRangeException>(() => Generate.Spirals(count: 2)).Message, StringComparison.Ordinal);
        Assert.StartsWith("moons: noise is -1; it must be a number that is not negative.", Assert.Throws<ArgumentOutOfRangeException>(() => Generate.Moons(noise: -1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("moons: noise is NaN;", Assert.Throws<ArgumentOutOfRangeException>(() => Generate.Moons(noise: double.NaN)).Message, StringComparison.Ordinal);
        Assert.StartsWith("digits: count is 0; it must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => Generate.Digits(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_Share_CutsWithoutLosingOrDoublingAnExample()
    {
        Dataset data = Generate.Blobs(101);
        (Dataset train, Dataset test) = data.Split(0.25, seed: 3);

        Assert.Equal((76, 25), (train.Count, test.Count));
        Assert.Equal(data.Inputs.ToArray().Order(), train.Inputs.ToArray().Concat(test.Inputs.ToArray()).Order());
        Assert.StartsWith("Split: the share for testing is 1; choose one between 0 and 1, such as 0.2.", Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(1)).Message, StringComparison.Ordinal);
    }
}
