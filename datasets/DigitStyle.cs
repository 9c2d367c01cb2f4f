using Tutorial.Datasets.Drawing;
using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

/// <summary>How drawn digits vary. Narrow a range to hold out what lies outside it: training on upright digits and testing on slanted ones shows a gap.</summary>
public sealed record DigitStyle
{
    /// <summary>Sideways lean: the top moves by this part of the height. Lowest and highest.</summary>
    public (double Low, double High) Slant { get; init; } = (-0.25, 0.35);

    /// <summary>Width of the stroke in pixels. Lowest and highest.</summary>
    public (double Low, double High) StrokeWidth { get; init; } = (1.4, 3.2);

    /// <summary>Rotation in degrees. Lowest and highest.</summary>
    public (double Low, double High) Rotation { get; init; } = (-10, 10);

    /// <summary>Height of the digit in pixels. Lowest and highest.</summary>
    public (double Low, double High) Height { get; init; } = (16, 21);

    /// <summary>Width as a part of the height. Lowest and highest.</summary>
    public (double Low, double High) Aspect { get; init; } = (0.5, 0.85);

    /// <summary>The middle lies at most this many pixels from the middle of the image, on each axis.</summary>
    public double Shift { get; init; } = 2;

    /// <summary>Tremble of the hand: standard deviation of each bend, as a part of the digit's size.</summary>
    public double Tremble { get; init; } = 0.04;

    /// <summary>Standard deviation of the grey noise on each pixel.</summary>
    public double Noise { get; init; } = 0.06;

    internal void Draw(Span<float> image, int side, int digit, RandomSource random)
    {
        double Between((double Low, double High) range) => random.Uniform(range.Low, range.High);

        double height = Between(Height), width = height * Between(Aspect), slant = Between(Slant), angle = Between(Rotation) * Math.PI / 180;
        double middleX = (side / 2.0) + random.Uniform(-Shift, Shift), middleY = (side / 2.0) + random.Uniform(-Shift, Shift);
        (double sin, double cos) = Math.SinCos(angle);
        (double X, double Y) Place((double X, double Y) point)
        {
            double y = point.Y - 0.5, x = point.X - 0.5;
            double across = (x * width) - (slant * y * height), down = y * height;
            return (middleX + (cos * across) - (sin * down), middleY + (sin * across) + (cos * down));
        }

        Stroke[][] habits = DigitShapes.Of(digit);
        Pen pen = new(Between(StrokeWidth), random.Uniform(0.75, 1));
        Func<(double X, double Y), (double X, double Y)> tremble = Trembling(random);
        foreach (Stroke stroke in habits[random.Integer(0, habits.Length)])
        {
            pen.Draw(image, side, stroke.Map(point => Place(tremble(point))));
        }

        for (int i = 0; i < image.Length; i++)
        {
            image[i] = (float)Math.Clamp(image[i] + random.Normal(0, Noise), 0, 1);
        }
    }

    // Two slow waves on each axis bend the whole digit, as a hand does; independent jumps of single points would look like a seismograph.
    private Func<(double X, double Y), (double X, double Y)> Trembling(RandomSource random)
    {
        double[] size = [.. Enumerable.Range(0, 4).Select(_ => random.Normal(0, Tremble))];
        double[] phase = [.. Enumerable.Range(0, 4).Select(_ => random.Uniform(0, 2 * Math.PI))];
        return point => (
            point.X + (size[0] * Math.Sin((5 * point.Y) + phase[0])) + (size[1] * Math.Sin((9 * point.X) + phase[1])),
            point.Y + (size[2] * Math.Sin((5 * point.X) + phase[2])) + (size[3] * Math.Sin((9 * point.Y) + phase[3])));
    }
}
