using Tutorial.Reference.Metrics;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Metrics;

public class ConfusionMatrixTests
{
    // True 0: three found, one taken for 1. True 1: two found, one taken for 0, one for 2. True 2: never found.
    private static readonly ConfusionMatrix s_matrix = new([0, 0, 0, 1, 1, 1, 0, 2, 1], [0, 0, 0, 0, 1, 1, 1, 1, 2], 3);

    [Fact]
    public void Counts_WorkedExample_AreRight()
    {
        Assert.Equal([3, 1, 0, 1, 2, 1, 0, 1, 0], from a in new[] { 0, 1, 2 } from p in new[] { 0, 1, 2 } select s_matrix[a, p]);
        Assert.Equal(9, s_matrix.Total);
        Assert.Equal(5.0 / 9, s_matrix.Accuracy, 15);
        Assert.Equal([0.75, 0.5, 0], new[] { 0, 1, 2 }.Select(s_matrix.Precision));
        Assert.Equal([0.75, 0.5, 0], new[] { 0, 1, 2 }.Select(s_matrix.Recall));
        Assert.Equal((0.75 + 0.5 + 0) / 3, s_matrix.MacroF1, 15);
    }

    [Fact]
    public void ToString_WorkedExample_IsATable() => Assert.Equal(
        """
        true\predicted      0      1      2
                     0      3      1      0
                     1      1      2      1
                     2      0      1      0
        """,
        s_matrix.ToString());

    [Fact]
    public void F1_Drawn_LiesBetweenPrecisionAndRecall() => Property.ForAll(draw =>
    {
        int[] actual = [.. Enumerable.Range(0, 30).Select(_ => draw.Size(0, 3))];
        int[] predicted = [.. actual.Select(c => draw.Coin() ? c : draw.Size(0, 3))];
        ConfusionMatrix matrix = new(predicted, actual, 4);
        for (int c = 0; c < 4; c++)
        {
            (double p, double r) = (matrix.Precision(c), matrix.Recall(c));
            Assert.InRange(matrix.F1(c), Math.Min(p, r) - 1e-12, Math.Max(p, r) + 1e-12);
        }
    });

    [Fact]
    public void Constructor_ClassOutOfRange_SaysWhich() => Assert.Equal(
        "ConfusionMatrix: class 2 at place 1 is none of the 2 classes; they run from 0 to 1.",
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix([0, 2], [0, 1], 2)).Message);

    [Fact]
    public void Constructor_CountsDiffer_SaysBoth() => Assert.Equal(
        "ConfusionMatrix: 1 predictions for 2 true classes; give one prediction for each.",
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix([0], [0, 1], 2)).Message);
}
