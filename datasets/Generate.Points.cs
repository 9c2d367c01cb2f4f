using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

public static partial class Generate
{
    /// <summary>Round clouds of points, one for each class, with centres on a circle of radius 2.</summary>
    /// <param name="count">Points in all, N.</param>
    /// <param name="classes">Clouds, at least 2.</param>
    /// <param name="spread">Standard deviation of each cloud; from about 1 on they overlap.</param>
    /// <param name="seed">Decides the points.</param>
    /// <returns>Inputs (N, 2), targets (N,).</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too few points or classes, or a negative spread.</exception>
    public static Dataset Blobs(int count = 200, int classes = 2, double spread = 0.5, long seed = 0) => Points(
        "blobs", "Round clouds of points, one for each class. Straight lines separate them as long as the clouds stay apart.",
        count, classes, spread, seed, (k, _, random) =>
        {
            double angle = 2 * Math.PI * k / classes;
            return (2 * Math.Cos(angle), 2 * Math.Sin(angle));
        });

    /// <summary>Two half circles that reach into each other.</summary>
    /// <param name="count">Points in all, N.</param>
    /// <param name="noise">Standard deviation of the noise on each coordinate.</param>
    /// <param name="seed">Decides the points.</param>
    /// <returns>Inputs (N, 2), targets (N,).</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too few points, or negative noise.</exception>
    public static Dataset Moons(int count = 200, double noise = 0.1, long seed = 0) => Points(
        "moons", "Two half circles that reach into each other. The best straight line gets about seven of eight points right; a small hidden layer gets all.",
        count, 2, noise, seed, (k, _, random) =>
        {
            double angle = Math.PI * random.NextDouble();
            return k == 0 ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
        });

    /// <summary>Spiral arms wound around each other.</summary>
    /// <param name="count">Points in all, N.</param>
    /// <param name="classes">Arms, at least 2.</param>
    /// <param name="noise">Standard deviation of the noise on each coordinate.</param>
    /// <param name="turns">How often an arm winds around the centre.</param>
    /// <param name="seed">Decides the points.</param>
    /// <returns>Inputs (N, 2), targets (N,).</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too few points or arms, or negative noise.</exception>
    public static Dataset Spirals(int count = 300, int classes = 3, double noise = 0.02, double turns = 0.75, long seed = 0) => Points(
        "spirals", "Arms of a spiral wound around each other, one for each class. No straight line does better than a little above guessing; hidden layers unwind it.",
        count, classes, noise, seed, (k, part, _) =>
        {
            double radius = 0.05 + (0.95 * part), angle = 2 * Math.PI * ((turns * part) + ((double)k / classes));
            return (radius * Math.Cos(angle), radius * Math.Sin(angle));
        });

    /// <summary>A ring of narrow clouds, to see whether a generator covers them all.</summary>
    /// <param name="count">Points in all, N.</param>
    /// <param name="modes">Clouds on the ring, at least 2.</param>
    /// <param name="spread">Standard deviation of each cloud.</param>
    /// <param name="seed">Decides the points.</param>
    /// <returns>Inputs (N, 2), targets (N,): the cloud that a point belongs to.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too few points or clouds, or a negative spread.</exception>
    public static Dataset Ring(int count = 800, int modes = 8, double spread = 0.05, long seed = 0) =>
        Blobs(count, modes, spread, seed) with
        {
            Name = "ring",
            Description = "Narrow clouds on a circle of radius 2. A generator that has collapsed makes points of only a few of them.",
        };

    // Point i belongs to class i mod K, so that classes are as equal as the count allows; part runs from 0 to 1 within each class.
    private static Dataset Points(
        string name, string about, int count, int classes, double noise, long seed, Func<int, double, RandomSource, (double X, double Y)> place)
    {
        Checks.AtLeast(name, nameof(classes), classes, 2);
        Checks.AtLeast(name, nameof(count), count, classes);
        Checks.NotNegative(name, nameof(noise), noise);
        RandomSource random = new(seed);
        float[] inputs = new float[2 * count], targets = new float[count];
        for (int i = 0; i < count; i++)
        {
            int inClass = i / classes, ofClass = (count + classes - 1 - (i % classes)) / classes;
            (double x, double y) = place(i % classes, ofClass == 1 ? 0.5 : (double)inClass / (ofClass - 1), random);
            inputs[2 * i] = (float)random.Normal(x, noise);
            inputs[(2 * i) + 1] = (float)random.Normal(y, noise);
            targets[i] = i % classes;
        }

        return new Dataset(name, Tensor<float>.From(inputs, (count, 2)), Tensor<float>.From(targets), about)
        {
            ClassNames = [.. Enumerable.Range(0, classes).Select(k => $"class {k}")],
            FeatureNames = ["x", "y"],
        };
    }
}
