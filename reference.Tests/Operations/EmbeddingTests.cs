using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class EmbeddingTests
{
    [Fact]
    [Proves(typeof(EmbeddingOperation<>))]
    public void Backward_RepeatedIndices_EqualsDifferenceQuotient() => Property.Gradient<EmbeddingOperation<double>>(draw =>
    {
        int entries = draw.Size();
        Tensor<double> indices = Tensor<double>.Zeros(draw.Shape(1, 2));
        foreach (ref double index in indices.Data)
        {
            index = draw.Random.Integer(0, entries);
        }
        return new GradientCase(x => x[0].Embedding(indices), draw.Normal((entries, draw.Size())));
    });

    [Fact]
    public void Backward_PaddingRow_LearnsNothing()
    {
        Tensor<double> w = Tensor<double>.Ones((3, 1)).Learn();
        w.Embedding(Tensor<double>.From([1, 2, 2, 0]), paddingIndex: 2).Backward(Tensor<double>.Ones((4, 1)));
        Assert.Equal([1, 1, 0], w.Grad!.ToArray());
    }

    [Theory]
    [InlineData(3, "3")]
    [InlineData(-1, "-1")]
    [InlineData(0.5, "0.5")]
    [InlineData(double.NaN, "NaN")]
    public void Embedding_IndexOutsideTheTable_SaysWhereAndTheRange(double index, string shown)
        => Assert.Equal(
            $"Embedding: index {shown} at flat position 1 must be a whole number from 0 to 2, the last row of the table (3, 2).",
            Assert.Throws<ArgumentOutOfRangeException>(() => Tensor<double>.Ones((3, 2)).Embedding(Tensor<double>.From([0, index]))).Message);

    [Fact]
    public void Embedding_TableOfOneAxis_SaysWhatIsWanted()
        => Assert.Equal(
            "Embedding: the table (3,) must have two axes, (number of entries, features).",
            Assert.Throws<ShapeException>(() => Tensor<double>.Ones(3).Embedding(Tensor<double>.From([0.0]))).Message);
}
