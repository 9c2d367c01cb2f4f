using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training;

/// <summary>Small random changes of images that leave their class alone, drawn anew for every batch: more data from the same data.</summary>
/// <remarks>
/// Shapes: all work in place on (N, C, H, W); one draw for each image, the same for its channels. What comes in at a border is 0.
/// Source: Simard, Steinkraus and Platt 2003, "Best practices for convolutional neural networks", section 2.
/// Use:    <c>trainer.Fit(x, y, augment: batch => Augmentation.Shift(batch, random, 2))</c>.
/// </remarks>
public static class Augmentation
{
    /// <summary>Turns each image by a random angle, bilinear between pixels.</summary>
    /// <param name="images">(N, C, H, W).</param>
    /// <param name="random">Stream of the draws.</param>
    /// <param name="degrees">Largest angle to either side.</param>
    /// <exception cref="ShapeException">The images are not (N, C, H, W).</exception>
    public static void Rotate<T>(Tensor<T> images, RandomSource random, double degrees)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        ForEachImage(images, "Rotate", (source, target, shape) =>
        {
            double angle = random.Uniform(-degrees, degrees) * Math.PI / 180;
            (double sin, double cos) = Math.SinCos(angle);
            double middleY = (shape.Height - 1) / 2.0, middleX = (shape.Width - 1) / 2.0;
            shape.Fill(source, target, (y, x) => (
                middleY + (cos * (y - middleY)) - (sin * (x - middleX)),
                middleX + (sin * (y - middleY)) + (cos * (x - middleX))));
        });
    }

    /// <summary>Mirrors each image left to right with probability ½. Not for digits: a mirrored 3 is no 3.</summary>
    /// <param name="images">(N, C, H, W).</param>
    /// <param name="random">Stream of the draws.</param>
    /// <exception cref="ShapeException">The images are not (N, C, H, W).</exception>
    public static void Flip<T>(Tensor<T> images, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        ForEachImage(images, "Flip", (source, target, shape) =>
        {
            bool mirrored = random.Integer(0, 2) == 1;
            shape.Fill(source, target, (y, x) => (y, mirrored ? shape.Width - 1 - x : x));
        });
    }

    /// <summary>Moves each image by whole pixels.</summary>
    /// <param name="images">(N, C, H, W).</param>
    /// <param name="random">Stream of the draws.</param>
    /// <param name="pixels">Largest move along each axis.</param>
    /// <exception cref="ShapeException">The images are not (N, C, H, W).</exception>
    /// <exception cref="ArgumentOutOfRangeException">pixels is negative.</exception>
    public static void Shift<T>(Tensor<T> images, RandomSource random, int pixels)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        Require.AtLeast("Shift", 0, pixels);
        ForEachImage(images, "Shift", (source, target, shape) =>
        {
            int down = random.Integer(-pixels, pixels + 1), right = random.Integer(-pixels, pixels + 1);
            shape.Fill(source, target, (y, x) => (y - down, x - right));
        });
    }

    /// <summary>Takes a random window and enlarges it to the full image, bilinear between pixels.</summary>
    /// <param name="images">(N, C, H, W).</param>
    /// <param name="random">Stream of the draws.</param>
    /// <param name="smallest">Smallest window, as a share of each side; 1 changes nothing.</param>
    /// <exception cref="ShapeException">The images are not (N, C, H, W).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smallest window is no share above 0 and up to 1.</exception>
    public static void Crop<T>(Tensor<T> images, RandomSource random, double smallest)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        if (smallest is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(smallest), FormattableString.Invariant($"Crop: the smallest window is {smallest} of a side; choose a share above 0 and up to 1."));
        }
        ForEachImage(images, "Crop", (source, target, shape) =>
        {
            double share = random.Uniform(smallest, 1);
            double top = random.Uniform(0, (1 - share) * (shape.Height - 1)), left = random.Uniform(0, (1 - share) * (shape.Width - 1));
            shape.Fill(source, target, (y, x) => (top + (share * y), left + (share * x)));
        });
    }

    /// <summary>Adds independent normal noise to every value; any shape.</summary>
    /// <param name="values">Any tensor.</param>
    /// <param name="random">Stream of the draws.</param>
    /// <param name="standardDeviation">Spread of the noise, in the values' unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative or not finite.</exception>
    public static void Noise<T>(Tensor<T> values, RandomSource random, double standardDeviation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(random);
        Require.NotNegative("Noise", standardDeviation);
        foreach (ref T value in values.Data)
        {
            value += T.CreateChecked(random.Normal(0, standardDeviation));
        }
    }

    private static void ForEachImage<T>(Tensor<T> images, string name, Action<Memory<T>, Memory<T>, ImageShape> change)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Rank != 4)
        {
            throw new ShapeException($"{name}: images {images.Shape} must be (N, C, H, W). Did you mean Reshape(N, 1, 28, 28)?");
        }
        ImageShape shape = new(images.Shape[1], images.Shape[2], images.Shape[3]);
        T[] source = new T[shape.Length];
        for (int i = 0; i < images.Shape[0]; i++)
        {
            Memory<T> image = images.Memory.Slice(i * shape.Length, shape.Length);
            image.CopyTo(source);
            change(source, image, shape);
        }
    }

    private readonly record struct ImageShape(int Channels, int Height, int Width)
    {
        public int Length => Channels * Height * Width;

        /// <summary>target[y, x] = source[from(y, x)], bilinear, 0 outside.</summary>
        public void Fill<T>(Memory<T> source, Memory<T> target, Func<int, int, (double Y, double X)> from)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            int plane = Height * Width;
            for (int at = 0; at < plane; at++)
            {
                (double y, double x) = from(at / Width, at % Width);
                for (int channel = 0; channel < Channels; channel++)
                {
                    target.Span[(channel * plane) + at] = Sample<T>(source.Span.Slice(channel * plane, plane), y, x);
                }
            }
        }

        private T Sample<T>(ReadOnlySpan<T> plane, double y, double x)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            int top = (int)Math.Floor(y), left = (int)Math.Floor(x);
            T down = T.CreateChecked(y - top), right = T.CreateChecked(x - left);
            T upper = (Pixel(plane, top, left) * (T.One - right)) + (Pixel(plane, top, left + 1) * right);
            T lower = (Pixel(plane, top + 1, left) * (T.One - right)) + (Pixel(plane, top + 1, left + 1) * right);
            return (upper * (T.One - down)) + (lower * down);
        }

        private T Pixel<T>(ReadOnlySpan<T> plane, int y, int x)
            where T : unmanaged, IFloatingPointIeee754<T>
            => y >= 0 && y < Height && x >= 0 && x < Width ? plane[(y * Width) + x] : T.Zero;
    }
}
