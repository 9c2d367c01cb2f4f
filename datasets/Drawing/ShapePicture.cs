using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets.Drawing;

/// <summary>One coloured shape on textured ground, drawn at random.</summary>
/// <param name="side">Rows and columns of the picture.</param>
/// <param name="turn">Largest turn to either side, in degrees.</param>
internal sealed class ShapePicture(int side, double turn)
{
    private int _left = int.MaxValue, _top = int.MaxValue, _right, _bottom;

    /// <summary>Draws the picture and notes which pixels belong to the shape.</summary>
    /// <param name="kind">One of <see cref="ShapeKinds.Names"/>.</param>
    /// <param name="random">Decides everything but the kind.</param>
    /// <param name="image">3 channels of side · side, overwritten.</param>
    /// <param name="mask">side · side: set to 1 inside the shape.</param>
    public void Draw(string kind, RandomSource random, Span<float> image, Span<float> mask)
    {
        double radius = side * random.Uniform(0.18, 0.32), angle = turn * Math.PI / 180 * random.Uniform(-1, 1);
        double middleX = random.Uniform(radius, side - radius), middleY = random.Uniform(radius, side - radius);
        double stripes = random.Uniform(0.2, 1.2), direction = random.Uniform(0, Math.PI);
        double[] ground = Colour(random), ink = Colour(random);
        // Equal brightness would hide the shape; the ink moves away until it differs by a third in some channel.
        while (ground.Zip(ink, (a, b) => Math.Abs(a - b)).Max() < 0.35)
        {
            ink = Colour(random);
        }

        (double sin, double cos) = Math.SinCos(angle);
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                double dx = (column + 0.5 - middleX) / radius, dy = (row + 0.5 - middleY) / radius;
                bool inside = ShapeKinds.Contains(kind, (cos * dx) + (sin * dy), (cos * dy) - (sin * dx));
                double texture = 0.1 * Math.Sin(stripes * ((column * Math.Cos(direction)) + (row * Math.Sin(direction))));
                for (int channel = 0; channel < 3; channel++)
                {
                    double value = (inside ? ink[channel] : ground[channel] + texture) + random.Normal(0, 0.04);
                    image[(((channel * side) + row) * side) + column] = (float)Math.Clamp(value, 0, 1);
                }

                if (inside)
                {
                    mask[(row * side) + column] = 1;
                    (_left, _right) = (Math.Min(_left, column), Math.Max(_right, column));
                    (_top, _bottom) = (Math.Min(_top, row), Math.Max(_bottom, row));
                }
            }
        }
    }

    /// <summary>The smallest box around the shape's pixels: left, top, right, bottom as shares of the side.</summary>
    public float[] Box() => [(float)_left / side, (float)_top / side, (_right + 1f) / side, (_bottom + 1f) / side];

    private static double[] Colour(RandomSource random) => [random.Uniform(0.1, 0.9), random.Uniform(0.1, 0.9), random.Uniform(0.1, 0.9)];
}
