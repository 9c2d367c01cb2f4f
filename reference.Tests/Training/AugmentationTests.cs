using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Reference.Tests.Training;

public class AugmentationTests
{
    [Fact]
    public void Rotate_ByNothing_ChangesNothing()
    {
        Tensor<double> images = Images();
        double[] before = images.ToArray();
        Augmentation.Rotate(images, new RandomSource(1), 0);
        Assert.Equal(before, images.ToArray());
    }

    [Fact]
    public void Shift_Images_MovesWholePixelsAndFillsWithZero()
    {
        RandomSource random = new(1);
        for (int trial = 0; trial < 20; trial++)
        {
            Tensor<double> one = Tensor<double>.Zeros((1, 1, 5, 5));
            one[0, 0, 2, 2] = 1;
            Augmentation.Shift(one, random, 2);
            Assert.Equal(1, one.ToArray().Sum());
            Assert.Contains(1.0, one.ToArray());
        }
    }

    [Fact]
    public void Flip_ManyImages_MirrorsAboutHalfOfThem()
    {
        Tensor<double> images = Tensor<double>.Zeros((400, 2, 1, 3));
        for (int i = 0; i < 400; i++)
        {
            images[i, 0, 0, 0] = images[i, 1, 0, 0] = 1;
        }
        Augmentation.Flip(images, new RandomSource(3));
        int mirrored = Enumerable.Range(0, 400).Count(i => images[i, 0, 0, 2] == 1);
        Assert.InRange(mirrored, 160, 240);
        Assert.All(Enumerable.Range(0, 400), i => Assert.Equal(images[i, 0, 0, 2], images[i, 1, 0, 2]));
    }

    [Fact]
    public void Crop_WholeImage_ChangesNothing()
    {
        Tensor<double> images = Images();
        double[] before = images.ToArray();
        Augmentation.Crop(images, new RandomSource(1), 1);
        Assert.Equal(before, images.ToArray());
    }

    [Fact]
    public void Rotate_ByAnyAngle_KeepsTheMiddle()
    {
        Tensor<double> images = Tensor<double>.Zeros((50, 1, 5, 5));
        for (int i = 0; i < 50; i++)
        {
            images[i, 0, 2, 2] = 1;
        }
        Augmentation.Rotate(images, new RandomSource(1), 180);
        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(1, images[i, 0, 2, 2], 1e-12));
    }

    [Fact]
    public void Noise_Zeros_HasTheStatedSpread()
    {
        Tensor<double> values = Tensor<double>.Zeros(10_000);
        Augmentation.Noise(values, new RandomSource(1), 0.5);
        Assert.Equal(0.25, values.ToArray().Average(value => value * value), 0.02);
    }

    [Fact]
    public void Shift_NoImages_SaysTheShape()
        => Assert.Equal(
            "Shift: images (2, 784) must be (N, C, H, W). Did you mean Reshape(N, 1, 28, 28)?",
            Assert.Throws<ShapeException>(() => Augmentation.Shift(Tensor<double>.Zeros((2, 784)), new RandomSource(1), 2)).Message);

    private static Tensor<double> Images() => Tensor<double>.Normal((3, 2, 6, 5), new RandomSource(1));
}
