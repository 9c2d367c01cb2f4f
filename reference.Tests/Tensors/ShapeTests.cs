using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Tensors;

public class ShapeTests
{
    [Fact]
    public void IndicesOf_EveryElement_LeadsBackByTheStrides() => Property.ForAll(draw =>
    {
        Shape shape = draw.Shape(lowRank: 0);
        for (int flat = 0; flat < shape.Length; flat++)
        {
            int[] indices = shape.IndicesOf(flat);
            Assert.Equal(flat, indices.Zip(shape.Strides(), (index, stride) => index * stride).Sum());
            Assert.All(indices.Zip(shape), pair => Assert.InRange(pair.First, 0, pair.Second - 1));
        }
    });

    [Fact]
    public void IndicesOf_NoSuchElement_SaysHowManyThereAre() => Assert.Equal(
        "Shape: element 6 does not exist in (2, 3), which holds 6; they are numbered from 0.",
        Assert.Throws<ShapeException>(() => new Shape(2, 3).IndicesOf(6)).Message);
}
