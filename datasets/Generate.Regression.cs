using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

public static partial class Generate
{
    /// <summary>Points along y = 2x − 1.</summary>
    /// <param name="count">Points, N.</param>
    /// <param name="noise">Standard deviation of the noise on y.</param>
    /// <param name="seed">Decides the points.</param>
    /// <returns>Inputs (N, 1) in [−1, 1), targets (N, 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">No points, or negative noise.</exception>
    public static Dataset Line(int count = 100, double noise = 0.2, long seed = 0) =>
        Curve("line", "Points along y = 2x − 1 with noise: what linear regression finds again.", count, noise, seed, x => (2 * x) - 1);

    /// <summary>Points along one and a half waves of a sine.</summary>
    /// <param name="count">Points, N.</param>
    /// <param name="noise">Standard deviation of the noise on y.</param>
    /// <param name="seed">Decides the points.</param>
    /// <returns>Inputs (N, 1) in [−1, 1), targets (N, 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">No points, or negative noise.</exception>
    public static Dataset Sine(int count = 100, double noise = 0.1, long seed = 0) =>
        Curve("sine", "Points along sin(1.5·π·x) with noise: no straight line fits them.", count, noise, seed, x => Math.Sin(1.5 * Math.PI * x));

    /// <summary>A few points along a cubic with much noise: few enough to be learnt by heart.</summary>
    /// <param name="count">Points, N.</param>
    /// <param name="noise">Standard deviation of the noise on y.</param>
    /// <param name="seed">Decides the points.</param>
    /// <returns>Inputs (N, 1) in [−1, 1), targets (N, 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">No points, or negative noise.</exception>
    public static Dataset NoisyCubic(int count = 20, double noise = 0.2, long seed = 0) =>
        Curve("noisy cubic", "A few points along 4x³ − 3x with noise: a large model runs through every point and is wrong between them.", count, noise, seed, x => (4 * x * x * x) - (3 * x));

    /// <summary>Pieces of noisy sine waves of any phase, each to be continued by one step.</summary>
    /// <param name="count">Pieces, N.</param>
    /// <param name="length">Steps seen, T.</param>
    /// <param name="noise">Standard deviation of the noise on each step that is seen.</param>
    /// <param name="seed">Decides the pieces.</param>
    /// <returns>Inputs (N, T, 1), targets (N, 1): the next value, without noise.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No pieces or steps, or negative noise.</exception>
    public static Dataset SineForecast(int count = 500, int length = 20, double noise = 0.05, long seed = 0)
    {
        Checks.AtLeast("sine forecast", nameof(count), count, 1);
        Checks.AtLeast("sine forecast", nameof(length), length, 1);
        Checks.NotNegative("sine forecast", nameof(noise), noise);
        RandomSource random = new(seed);
        float[] inputs = new float[count * length], targets = new float[count];
        for (int i = 0; i < count; i++)
        {
            double phase = random.Uniform(0, 2 * Math.PI), step = random.Uniform(0.2, 0.5);
            for (int t = 0; t < length; t++)
            {
                inputs[(i * length) + t] = (float)random.Normal(Math.Sin(phase + (step * t)), noise);
            }

            targets[i] = (float)Math.Sin(phase + (step * length));
        }

        return new Dataset(
            "sine forecast", Tensor<float>.From(inputs, (count, length, 1)), Tensor<float>.From(targets, (count, 1)),
            "Pieces of sine waves with noise, of any phase and of several speeds; the target is the next value. Repeating the last value is the baseline to beat.");
    }

    /// <summary>The adding problem: two of many numbers are marked, and their sum is asked for (Hochreiter and Schmidhuber 1997).</summary>
    /// <param name="count">Sequences, N.</param>
    /// <param name="length">Steps, T; the longer, the longer the memory that is needed.</param>
    /// <param name="seed">Decides the sequences.</param>
    /// <returns>Inputs (N, T, 2): a number in [0, 1) and its mark; targets (N, 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">No sequences, or fewer than 2 steps.</exception>
    public static Dataset AddingProblem(int count = 1000, int length = 30, long seed = 0)
    {
        Checks.AtLeast("adding problem", nameof(count), count, 1);
        Checks.AtLeast("adding problem", nameof(length), length, 2);
        RandomSource random = new(seed);
        Tensor<float> inputs = Tensor<float>.Zeros((count, length, 2)), targets = Tensor<float>.Zeros((count, 1));
        for (int i = 0; i < count; i++)
        {
            // One mark in each half, so that the first must be kept for a while.
            int first = random.Integer(0, length / 2), second = random.Integer(length / 2, length);
            for (int t = 0; t < length; t++)
            {
                inputs[i, t, 0] = (float)random.NextDouble();
            }

            inputs[i, first, 1] = inputs[i, second, 1] = 1;
            targets[i, 0] = inputs[i, first, 0] + inputs[i, second, 0];
        }

        return new Dataset(
            "adding problem", inputs, targets,
            $"Sequences of {length} numbers between 0 and 1, of which two are marked; the target is their sum. Always answering 1 leaves a mean squared error of 1/6.");
    }

    private static Dataset Curve(string name, string about, int count, double noise, long seed, Func<double, double> f)
    {
        Checks.AtLeast(name, nameof(count), count, 1);
        Checks.NotNegative(name, nameof(noise), noise);
        RandomSource random = new(seed);
        float[] inputs = new float[count], targets = new float[count];
        for (int i = 0; i < count; i++)
        {
            double x = random.Uniform(-1, 1);
            inputs[i] = (float)x;
            targets[i] = (float)random.Normal(f(x), noise);
        }

        return new Dataset(name, Tensor<float>.From(inputs, (count, 1)), Tensor<float>.From(targets, (count, 1)), about) { FeatureNames = ["x"] };
    }
}
