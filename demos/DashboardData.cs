using Tutorial.Datasets;
using Tutorial.Demos.Playing;
using Tutorial.Reference.Tensors;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>What the dashboard's net is trained on.</summary>
internal static class DashboardData
{
    private const int Images = 600, Few = 40, MostClasses = 20;

    /// <summary>Drawn digits or own rows, with what the preset breaks about them.</summary>
    public static (Dataset Train, Dataset Validation) Make(Values values)
    {
        string preset = values.Text("preset");
        Dataset all = values.Text("data").Trim().Length > 0 ? Own(values.Text("data")) : Digits(values.Seed);
        (Dataset train, Dataset validation) = all.Count >= 10 ? all.Split(0.2, values.Seed) : (all, all);
        return preset switch
        {
            "too few examples" => (train.Take(Few), validation),
            "labels shuffled" => (train with { Targets = train.Choose(new RandomSource(values.Seed).Permutation(train.Count)).Targets }, validation),
            "inputs not scaled" => (Scaled(train), Scaled(validation)),
            _ => (train, validation),
        };
    }

    /// <summary>One example a line, its class last. Of images only the first few: a page cannot hold them all.</summary>
    public static string ToCsv(Dataset set)
    {
        int features = set.Inputs.Shape[1];
        return string.Join('\n', Enumerable.Range(0, Math.Min(set.Count, 20_000 / features)).Select(i => string.Join(
            ',', Enumerable.Range(0, features).Select(k => FormattableString.Invariant($"{set.Inputs[i, k]:0.##}")).Append(FormattableString.Invariant($"{set.Targets[i]}")))));
    }

    private static Dataset Digits(long seed)
    {
        Dataset images = Generate.Digits(Images, seed);
        return images with { Inputs = Tensor.From(images.Inputs.ToArray(), (images.Count, 784)) };
    }

    private static Dataset Scaled(Dataset set) => set with { Inputs = (set.Inputs * 255).Keep() };

    private static Dataset Own(string text)
    {
        double[][] rows = OwnData.Rows(text, 0, "the inputs and, last, the class 0, 1, 2 …");
        int wrong = Array.FindIndex(rows, row => row.Length < 2 || row[^1] < 0 || row[^1] >= MostClasses || row[^1] != Math.Floor(row[^1]));
        if (wrong >= 0)
        {
            throw new DemoException(FormattableString.Invariant($"Row {wrong + 1} of the data ends with {rows[wrong][^1]}; write the inputs and, last, the class: a whole number from 0 to {MostClasses - 1}."));
        }

        int features = rows[0].Length - 1;
        float[] inputs = [.. rows.SelectMany(row => row.Take(features).Select(value => (float)value))];
        return new Dataset("own", Tensor.From(inputs, (rows.Length, features)), Tensor.From([.. rows.Select(row => (float)row[^1])]), "Own examples.")
        {
            ClassNames = [.. Enumerable.Range(0, Math.Max(2, (int)rows.Max(row => row[^1]) + 1)).Select(k => $"{k}")],
        };
    }
}
