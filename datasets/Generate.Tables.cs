using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

public static partial class Generate
{
    /// <summary>A table of flats and their rents with what real tables have: holes, outliers, columns of very different size.</summary>
    /// <param name="count">Rows, N.</param>
    /// <param name="holes">Share of the values that are missing (NaN).</param>
    /// <param name="seed">Decides the rows.</param>
    /// <returns>Inputs (N, 4), targets (N, 1): the rent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No rows, or a share that is negative.</exception>
    public static Dataset TableWithHoles(int count = 400, double holes = 0.08, long seed = 0)
    {
        Checks.AtLeast("table with holes", nameof(count), count, 1);
        Checks.NotNegative("table with holes", nameof(holes), holes);
        RandomSource random = new(seed);
        Tensor<float> inputs = Tensor<float>.Zeros((count, 4)), targets = Tensor<float>.Zeros((count, 1));
        for (int i = 0; i < count; i++)
        {
            double area = random.Uniform(20, 140), rooms = Math.Clamp(Math.Round(area / 28 + random.Normal(0, 0.6)), 1, 6);
            double age = random.Uniform(0, 100), metres = 200 * Math.Exp(random.Normal(1, 0.8));
            targets[i, 0] = (float)(150 + (11 * area) + (40 * rooms) - (2 * age) - (0.08 * metres) + random.Normal(0, 60));
            // One row in fifty was typed in as square feet.
            double typed = random.NextDouble() < 0.02 ? area * 10.76 : area;
            double[] row = [typed, rooms, age, metres];
            for (int column = 0; column < 4; column++)
            {
                inputs[i, column] = random.NextDouble() < holes ? float.NaN : (float)row[column];
            }
        }

        return new Dataset(
            "table with holes", inputs, targets,
            "Flats and their monthly rents. Some values are missing (NaN), some areas are in square feet by mistake, and the columns differ a thousandfold in size: fill, look, scale, in that order, and from the training rows alone.")
        {
            FeatureNames = ["area in m²", "rooms", "age in years", "metres to the station"],
        };
    }

    /// <summary>A table in which one row in twenty matters: accuracy alone looks fine and means nothing.</summary>
    /// <param name="count">Rows, N.</param>
    /// <param name="positives">Share of the rare class.</param>
    /// <param name="seed">Decides the rows.</param>
    /// <returns>Inputs (N, 6), targets (N,): 1 for the rare class.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 20 rows, or a share that is negative.</exception>
    public static Dataset ImbalancedTable(int count = 2000, double positives = 0.05, long seed = 0)
    {
        Checks.AtLeast("imbalanced table", nameof(count), count, 20);
        Checks.NotNegative("imbalanced table", nameof(positives), positives);
        RandomSource random = new(seed);
        Tensor<float> inputs = Tensor<float>.Normal((count, 6), random), targets = Tensor<float>.Zeros(count);
        int rare = Math.Clamp((int)Math.Round(count * positives), 1, count - 1);
        int[] order = random.Permutation(count);
        foreach (int i in order.AsSpan(0, rare))
        {
            targets[i] = 1;
            // Two kinds of rare rows, so that one straight cut does not find both; the last two columns tell nothing.
            float side = random.NextDouble() < 0.5 ? 1 : -1;
            inputs[i, 0] += 1.6f * side;
            inputs[i, 1] += 1.6f * side;
            inputs[i, 2] += 1.2f;
            inputs[i, 3] -= 0.8f;
        }

        return new Dataset(
            "imbalanced table", inputs, targets,
            $"Payments, of which {rare} in {count} are false. Calling every one of them right is right {100.0 * (count - rare) / count:0.#} % of the time and finds none: look at precision and recall.")
        {
            ClassNames = ["right", "false"],
            FeatureNames = ["amount", "speed", "distance", "age of account", "hour", "weekday"],
        };
    }
}
