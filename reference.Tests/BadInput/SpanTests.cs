using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.BadInput;

/// <summary>The entry points that take spans, which <see cref="BadInputTests"/> cannot call.</summary>
public class SpanTests
{
    [Theory]
    [InlineData(new[] { 0 }, "Tensor: 1 indices for shape (2, 3); give 2, one for each axis.")]
    [InlineData(new[] { 0, 0, 0 }, "Tensor: 3 indices for shape (2, 3); give 2, one for each axis.")]
    [InlineData(new[] { 0, 3 }, "Tensor: index 3 is outside axis 1 of shape (2, 3); it runs from -3 to 2.")]
    [InlineData(new[] { -3, 0 }, "Tensor: index -3 is outside axis 0 of shape (2, 3); it runs from -2 to 1.")]
    public void Index_OutsideTheShape_SaysItsSentence(int[] index, string sentence)
    {
        Tensor<double> x = Tensor<double>.Zeros((2, 3));
        Assert.Equal(sentence, Assert.Throws<ShapeException>(() => x[index]).Message);
        Assert.Equal(sentence, Assert.Throws<ShapeException>(() => x[index] = 1).Message);
    }

    [Fact]
    public void Shape_NegativeSize_SaysItsSentence()
        => Assert.Equal("Shape: size -1 in (2, -1) is negative; sizes are 0 or more.", Assert.Throws<ShapeException>(() => new Shape(2, -1)).Message);
}
