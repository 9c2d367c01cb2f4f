using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

public static partial class Generate
{
    private const int Side = 28;

    /// <summary>Drawn digits: a stand-in for MNIST (LeCun and others 1998) that needs no network.</summary>
    /// <param name="count">Images, N; the ten digits are as equal in number as N allows.</param>
    /// <param name="seed">Decides the images.</param>
    /// <param name="style">What varies from image to image; everything at its usual size if absent.</param>
    /// <returns>Inputs (N, 1, 28, 28) from 0 (paper) to 1 (ink), targets (N,).</returns>
    /// <exception cref="ArgumentOutOfRangeException">No image is asked for.</exception>
    public static Dataset Digits(int count = 2000, long seed = 0, DigitStyle? style = null)
    {
        Checks.AtLeast("digits", nameof(count), count, 1);
        style ??= new DigitStyle();
        float[] images = new float[count * Side * Side], targets = new float[count];
        int[] order = new RandomSource(seed).Permutation(count);
        for (int i = 0; i < count; i++)
        {
            int digit = order[i] % 10;
            targets[i] = digit;
            // A stream for each image: a style that draws less often from one leaves the others as they are.
            style.Draw(images.AsSpan(i * Side * Side, Side * Side), Side, digit, new RandomSource((seed * 1_000_003) + i));
        }

        return new Dataset(
            "drawn digits", Tensor<float>.From(images, (count, 1, Side, Side)), Tensor<float>.From(targets),
            "Digits drawn by the kit: strokes in several habits of writing, with random slant, rotation, size, place, stroke width, tremble and noise. "
            + "They stand in for MNIST where there is no network, and are about as hard: a dense net reaches 97 %, a convolutional one 99 %.")
        {
            ClassNames = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        };
    }
}
