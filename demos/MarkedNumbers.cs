using Tutorial.Demos.Playing;
using Tutorial.Reference.Tensors;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>Sequences of numbers, some of them marked; wanted after each is the last marked one so far, 0 before there is one.</summary>
internal static class MarkedNumbers
{
    private const double Share = 0.2;
    private const int Most = 60;

    /// <summary>The sequence to watch: own numbers or drawn ones.</summary>
    public static (Tensor Inputs, Tensor Wanted) Make(Values values)
    {
        string own = values.Text("data");
        if (own.Trim().Length == 0)
        {
            // Another stream than that of the training, so that it is a sequence the cell has not seen.
            return Draw(1, values.Whole("length"), new RandomSource(values.Seed + 1_000_000));
        }

        double[][] rows = OwnData.Rows(own, 2, "a number and its mark (0 or 1)");
        int wrong = Array.FindIndex(rows, row => row[1] is not (0 or 1) || Math.Abs(row[0]) > 10);
        return wrong >= 0 ? throw new DemoException($"Row {wrong + 1} of the data: write a number from -10 to 10 and its mark, 0 or 1.")
            : rows.Length > Most ? throw new DemoException($"The data have {rows.Length} steps and at most {Most} are shown; leave some out.")
            : With(Tensor.From([.. rows.SelectMany(row => row.Select(value => (float)value))], (1, rows.Length, 2)));
    }

    /// <summary>Draws batch after batch of one stream.</summary>
    public static Func<int, (Tensor Inputs, Tensor Wanted)> Drawer(long seed, int length)
    {
        RandomSource random = new(seed);
        return count => Draw(count, length, random);
    }

    /// <summary>One step a line.</summary>
    public static string ToCsv(Tensor inputs) =>
        string.Join('\n', Enumerable.Range(0, inputs.Shape[1]).Select(t => FormattableString.Invariant($"{inputs[0, t, 0]},{inputs[0, t, 1]}")));

    private static (Tensor Inputs, Tensor Wanted) Draw(int count, int length, RandomSource random)
    {
        Tensor inputs = Tensor.Zeros((count, length, 2));
        for (int i = 0; i < count * length; i++)
        {
            inputs.Data[2 * i] = (float)Math.Round(random.Uniform(-1, 1), 2);
            inputs.Data[(2 * i) + 1] = random.NextDouble() < Share ? 1 : 0;
        }

        return With(inputs);
    }

    private static (Tensor Inputs, Tensor Wanted) With(Tensor inputs)
    {
        (int count, int length) = (inputs.Shape[0], inputs.Shape[1]);
        Tensor wanted = Tensor.Zeros((count, length));
        for (int n = 0; n < count; n++)
        {
            for (int t = 0; t < length; t++)
            {
                wanted[n, t] = inputs[n, t, 1] == 1 ? inputs[n, t, 0] : t > 0 ? wanted[n, t - 1] : 0;
            }
        }

        return (inputs, wanted);
    }
}
