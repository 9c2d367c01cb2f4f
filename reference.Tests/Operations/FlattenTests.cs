using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Operations;

public class FlattenTests
{
    [Fact]
    public void Flatten_Image_KeepsTheBatch() => Assert.Equal((2, 60), Tensor<double>.Ones((2, 3, 4, 5)).Flatten().Shape);

    [Fact]
    public void Flatten_AxisThatIsNotThere_SaysWhichThereAre()
        => Assert.Equal(
            "Flatten: axis 1 does not exist in (3,); axes run from -1 to 0.",
            Assert.Throws<ShapeException>(() => Tensor<double>.Ones(3).Flatten()).Message);
}
