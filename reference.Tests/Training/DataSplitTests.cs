using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;
using Tutorial.Reference.Training;

namespace Tutorial.Reference.Tests.Training;

public class DataSplitTests
{
    [Fact]
    public void Split_AnySize_UsesEveryExampleOnce() => Property.ForAll(draw =>
    {
        Examples<double> data = Numbered(draw.Size(1, 50));
        (Examples<double> train, Examples<double> validation, Examples<double> test) = DataSplit.Split(data, draw.Random);
        Assert.Equal(data.Y.ToArray(), train.Y.ToArray().Concat(validation.Y.ToArray()).Concat(test.Y.ToArray()).Order());
        Assert.Equal(train.Y.ToArray(), train.X.ToArray());
        Assert.InRange(train.Count, (0.6 * data.Count) - 1, (0.6 * data.Count) + 1);
    });

    [Fact]
    public void KFold_EachExample_IsHeldOutOnce() => Property.ForAll(draw =>
    {
        Examples<double> data = Numbered(draw.Size(2, 30));
        IReadOnlyList<(Examples<double> Train, Examples<double> Held)> folds = DataSplit.KFold(data, draw.Size(2, data.Count), draw.Random);
        Assert.Equal(data.Y.ToArray(), folds.SelectMany(fold => fold.Held.Y.ToArray()).Order());
        Assert.All(folds, fold => Assert.Equal(data.Count, fold.Train.Count + fold.Held.Count));
    });

    [Fact]
    public void Balance_ImbalancedClasses_GetTheSizeOfTheLargest()
    {
        Tensor<double> y = Tensor<double>.From([0.0, 0, 0, 0, 1, 2, 2]);
        Examples<double> balanced = DataSplit.Balance(new Examples<double>(y, y), new RandomSource(1));
        Assert.Equal([4, 4, 4], balanced.Y.ToArray().GroupBy(label => label).Select(group => group.Count()));
        Assert.Equal(balanced.Y.ToArray(), balanced.X.ToArray());
    }

    [Fact]
    public void Split_SharesAboveOne_SaysTheRule()
        => Assert.Equal(
            "Split: shares 0.8 and 0.3 must be at least 0 and at most 1 together; the rest is the test part.",
            Assert.Throws<ArgumentException>(() => DataSplit.Split(Numbered(4), new RandomSource(1), 0.8, 0.3)).Message);

    [Fact]
    public void KFold_OneFold_SaysTheRange()
        => Assert.Equal(
            "KFold: 1 folds of 4 examples; choose from 2 to 4. (Parameter 'folds')",
            Assert.Throws<ArgumentOutOfRangeException>(() => DataSplit.KFold(Numbered(4), 1, new RandomSource(1))).Message);

    private static Examples<double> Numbered(int count) => new(Tensor<double>.Range(count), Tensor<double>.Range(count));
}
