using System.Security.Cryptography;
using System.Text;
using Tutorial.Datasets;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Models;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Storage;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Lessons.Stored;

/// <summary>Lesson 11's Transformer that adds numbers of three digits: how it is trained, and the weights that came of it.</summary>
public static class AdditionTransformer
{
    /// <summary>Updates of the stored training.</summary>
    public const int Updates = 3000;

    /// <summary>Makes the stored weights anew.</summary>
    public const string Command = "dotnet run -c Release --project benchmarks -- accuracy addition-transformer";

    /// <summary>The token before the first digit of an answer.</summary>
    public const int Start = 11;

    /// <summary>Digits of an answer: 999 + 999 is 1998.</summary>
    public const int AnswerLength = 4;

    private const int BatchSize = 64;
    private const string Characters = "0123456789+", File = "addition-transformer.safetensors";

    /// <summary>Sums to learn from, and sums whose two numbers are never added in training.</summary>
    public static (IReadOnlyList<TextPair> Train, IReadOnlyList<TextPair> Test) Sums() => Generate.PaddedSums(20_000, digits: 3, seed: 1);

    /// <summary>One block in the encoder, one in the decoder, width 64, four heads.</summary>
    public static Transformer<float> Model() => new(12, 12, layers: 1, features: 64, heads: 4, maxLength: 8, options: new TransformerOptions(Dropout: 0, NormFirst: true));

    /// <summary>Tokens of digits and plus signs.</summary>
    /// <param name="text">Such as 037+048.</param>
    public static int[] Tokens(string text) => [.. text.Select(character => Characters.IndexOf(character, StringComparison.Ordinal))];

    /// <summary>Trains the model.</summary>
    /// <param name="seed">Decides start weights and batches.</param>
    /// <param name="lowestFirst">Whether answers are written from the last digit to the first, as one adds by hand.</param>
    /// <param name="report">Is told updates done and the held-out share of right answers, thirty times.</param>
    /// <param name="updates">How many updates.</param>
    public static Transformer<float> Train(long seed, bool lowestFirst, Action<int, double> report, int updates = Updates)
    {
        (IReadOnlyList<TextPair> train, IReadOnlyList<TextPair> test) = Sums();
        Seed(seed);
        Transformer<float> model = Model();
        Tensor<float>[] parameters = [.. model.Parameters()];
        AdamW<float> optimizer = AdamW(parameters, weightDecay: 0.01);
        Func<int, double> rate = LearningRates.WarmUp(200, LearningRates.Cosine(0.003, updates));
        RandomSource random = new(seed);
        for (int update = 1; update <= updates; update++)
        {
            StopSignal.ThrowIfRequested();
            TextPair[] pairs = [.. Enumerable.Range(0, BatchSize).Select(_ => train[random.Integer(0, train.Count)])];
            model.Train();
            using (Step.Begin())
            {
                optimizer.ZeroGrad();
                Scores(model, pairs, lowestFirst).CrossEntropy(Answers(pairs, lowestFirst)).Backward();
                GradientClipping.ByNorm(parameters, 1);
                optimizer.LearningRate = rate(update - 1);
                optimizer.Step();
            }

            if (update % (updates / 30) == 0)
            {
                report(update, Exact(model, test, lowestFirst));
            }
        }

        return model;
    }

    /// <summary>The share of sums with all digits right. Each digit is asked with the right ones before it: the first wrong digit is the one that writing alone would get wrong, too, so the share is the same.</summary>
    /// <param name="model">A model.</param>
    /// <param name="pairs">Sums.</param>
    /// <param name="lowestFirst">Whether it writes the last digit first.</param>
    public static double Exact(Transformer<float> model, IReadOnlyList<TextPair> pairs, bool lowestFirst = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Evaluate();
        using IDisposable noGraph = Gradients.Off();
        int right = 0;
        foreach (TextPair[] some in pairs.Chunk(500))
        {
            float[] scores = Scores(model, some, lowestFirst).ToArray();
            bool[] digits = [.. Answers(some, lowestFirst).Select((digit, i) => Best(scores.AsSpan(i * 12, 12)) == digit)];
            right += digits.Chunk(AnswerLength).Count(answer => answer.All(digit => digit));
        }

        return right / (double)pairs.Count;
    }

    /// <summary>SHA-256 of this file and of the held-out sums, in hexadecimal.</summary>
    public static string Hash()
    {
        // A checkout may have turned the line ends.
        string code = Encoding.UTF8.GetString(Embedded("recipe/AdditionTransformer.cs")).ReplaceLineEndings("\n");
        string data = string.Join('\n', Sums().Test.Select(pair => $"{pair.Source}={pair.Target}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{code}\n{data}")));
    }

    /// <summary>The stored model: seed 1, the first digit first.</summary>
    /// <exception cref="InvalidOperationException">Code or data have changed since it was trained.</exception>
    public static Transformer<float> Load()
    {
        using MemoryStream stream = new(Embedded($"stored/{File}"));
        IReadOnlyDictionary<string, Tensor<float>> weights = SafeTensors.Read<float>(stream, File, out IReadOnlyDictionary<string, string> metadata);
        if (metadata["hash"] != Hash())
        {
            throw new InvalidOperationException($"{File}: its code or data changed after it was trained; train it anew with {Command}");
        }

        Transformer<float> model = Model();
        foreach ((string name, Tensor<float> tensor) in model.NamedParameters())
        {
            weights[name].Data.CopyTo(tensor.Data);
        }

        model.Evaluate();
        return model;
    }

    /// <summary>Writes a trained model's weights with the hash of code and data.</summary>
    /// <param name="model">What <see cref="Train"/> gave.</param>
    /// <param name="folder">The folder of this file.</param>
    public static void Store(Transformer<float> model, string folder)
    {
        ArgumentNullException.ThrowIfNull(model);
        SafeTensors.Write(Path.Combine(folder, File), model.NamedParameters(), new Dictionary<string, string> { ["hash"] = Hash(), ["command"] = Command });
    }

    private static Tensor<float> Scores(Transformer<float> model, TextPair[] pairs, bool lowestFirst) => model.Forward(
        Rows(pairs.Select(pair => Tokens(pair.Source))),
        Rows(pairs.Select(pair => (int[])[Start, .. Answer(pair, lowestFirst)[..^1]])));

    private static int[] Answers(TextPair[] pairs, bool lowestFirst) => [.. pairs.SelectMany(pair => Answer(pair, lowestFirst))];

    private static int[] Answer(TextPair pair, bool lowestFirst)
    {
        int[] digits = Tokens(pair.Target);
        return lowestFirst ? [.. digits.Reverse()] : digits;
    }

    private static Tensor<float> Rows(IEnumerable<int[]> rows)
    {
        int[][] all = [.. rows];
        return Tensor<float>.From([.. all.SelectMany(row => row.Select(token => (float)token))], (all.Length, all[0].Length));
    }

    private static int Best(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }

    private static byte[] Embedded(string name)
    {
        using Stream stream = typeof(AdditionTransformer).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name}: is not part of the kit; make it with {Command}");
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
