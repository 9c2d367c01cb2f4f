using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

public static partial class Generate
{
    /// <summary>Coloured shapes on textured ground; colour, place, size and turn tell nothing about the class.</summary>
    /// <param name="count">Images, N.</param>
    /// <param name="seed">Decides the images.</param>
    /// <param name="side">Rows and columns of an image.</param>
    /// <returns>Inputs (N, 3, side, side) from 0 to 1, targets (N,).</returns>
    /// <exception cref="ArgumentOutOfRangeException">No images, or a side below 16.</exception>
    public static Dataset Shapes(int count = 1000, long seed = 0, int side = 32)
    {
        Checks.AtLeast("shapes", nameof(count), count, 1);
        Checks.AtLeast("shapes", nameof(side), side, 16);
        int pixels = 3 * side * side;
        float[] images = new float[count * pixels], targets = new float[count];
        int[] order = new RandomSource(seed).Permutation(count);
        for (int i = 0; i < count; i++)
        {
            targets[i] = order[i] % 4;
            DrawShape(images.AsSpan(i * pixels, pixels), side, order[i] % 4, new RandomSource((seed * 1_000_003) + i));
        }

        return new Dataset(
            "shapes", Tensor<float>.From(images, (count, 3, side, side)), Tensor<float>.From(targets),
            "Circles, squares, triangles and crosses in any colour, place, size and turn on striped or speckled ground: what tells them apart is their outline alone.")
        {
            ClassNames = ["circle", "square", "triangle", "cross"],
        };
    }

    private static void DrawShape(Span<float> image, int side, int shape, RandomSource random)
    {
        double radius = side * random.Uniform(0.18, 0.32), turn = random.Uniform(0, 2 * Math.PI);
        double middleX = random.Uniform(radius, side - radius), middleY = random.Uniform(radius, side - radius);
        double stripes = random.Uniform(0.2, 1.2), direction = random.Uniform(0, Math.PI);
        double[] ground = Colour(random), ink = Colour(random);
        // Equal brightness would hide the shape; the ink moves away until it differs by a third in some channel.
        while (ground.Zip(ink, (a, b) => Math.Abs(a - b)).Max() < 0.35)
        {
            ink = Colour(random);
        }

        (double sin, double cos) = Math.SinCos(turn);
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                double dx = (column + 0.5 - middleX) / radius, dy = (row + 0.5 - middleY) / radius;
                bool inside = Inside(shape, (cos * dx) + (sin * dy), (cos * dy) - (sin * dx));
                double texture = 0.1 * Math.Sin(stripes * ((column * Math.Cos(direction)) + (row * Math.Sin(direction))));
                for (int channel = 0; channel < 3; channel++)
                {
                    double value = (inside ? ink[channel] : ground[channel] + texture) + random.Normal(0, 0.04);
                    image[(((channel * side) + row) * side) + column] = (float)Math.Clamp(value, 0, 1);
                }
            }
        }
    }

    // Each shape covers about as much as the others, so that the amount of ink tells nothing either.
    private static bool Inside(int shape, double x, double y) => shape switch
    {
        0 => (x * x) + (y * y) < 0.64,
        1 => Math.Abs(x) < 0.71 && Math.Abs(y) < 0.71,
        2 => y < 0.62 && y > -1.24 + (1.73 * Math.Abs(x)),
        _ => Math.Max(Math.Abs(x), Math.Abs(y)) < 0.95 && Math.Min(Math.Abs(x), Math.Abs(y)) < 0.31,
    };

    private static double[] Colour(RandomSource random) => [random.Uniform(0.1, 0.9), random.Uniform(0.1, 0.9), random.Uniform(0.1, 0.9)];
}
