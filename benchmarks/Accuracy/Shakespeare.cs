using System.Diagnostics;
using System.Globalization;
using Tutorial.Datasets;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Models;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Benchmarks.Accuracy;

/// <summary>Character models on tiny Shakespeare: the loss on the last tenth, which they never learn from, against the seconds they took.</summary>
/// <remarks>
/// Both are judged on the same windows: the held-out text cut into pieces of 64 characters, each read from nothing, every character of it predicted.
/// The learning rate falls along half a cosine over the whole run, so a run has to know its length: <c>--steps</c>, which always gives the same numbers,
/// or <c>--minutes</c>, which measures the first steps and takes as many as fit.
/// </remarks>
internal static class Shakespeare
{
    private const int Window = 64;
    private const int MeasuredSteps = 100;
    private const int Reports = 10;

    public static int MiniGpt(string[] arguments) => Run(
        "mini GPT, 4 layers, width 128, 4 heads, 64 tokens, batch 16, AdamW 2e-3", 1.55, batch: 16, arguments,
        characters => new MiniGpt<float>(characters, layers: 4, features: 128, heads: 4, maxLength: Window, dropout: 0));

    public static int CharLstm(string[] arguments) => Run(
        "char-LSTM, embedding 64, hidden 256, 64 tokens, batch 32, AdamW 2e-3", 1.62, batch: 32, arguments,
        characters => new RecurrentLanguageModel<float>(characters, 64, features => Lstm(features, 256)));

    private static int Run(string name, double asked, int batch, string[] arguments, Func<int, Layer<float>> make)
    {
        double minutes = Number(arguments, "--minutes") ?? 10;
        string text = Texts.TinyShakespeare();
        char[] characters = [.. text.Distinct().Order()];
        int[] tokens = [.. text.Select(character => Array.BinarySearch(characters, character))];
        int split = tokens.Length * 9 / 10;
        (int[] train, int[] held) = (tokens[..split], tokens[split..]);
        Seed(1);
        Layer<float> model = make(characters.Length);
        AdamW<float> optimizer = AdamW(model.Parameters(), 2e-3, weightDecay: 0.1);
        RandomSource random = new(1);
        Console.WriteLine($"{name} along a cosine; {model.ParameterCount} parameters, {train.Length} characters to learn, {held.Length} held out");
        int total = (int)(Number(arguments, "--steps") ?? StepsThatFit(minutes, () => Learn(model, optimizer, train, batch, random)));
        Func<int, double> rate = LearningRates.Cosine(2e-3, total, floor: 2e-5);
        long start = Stopwatch.GetTimestamp();
        double loss = double.NaN;
        for (int step = 1; step <= total; step++)
        {
            optimizer.LearningRate = rate(step - 1);
            double learnt = Learn(model, optimizer, train, batch, random);
            if (step == total || step % Math.Max(1, total / Reports) == 0)
            {
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                loss = HeldOut(model, held);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"step {step,6} of {total}, {seconds,5:0} s: {learnt:0.000} nats a character in the batch, {loss:0.000} held out"));
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{loss:0.000} nats a character on the held-out tenth ({asked} asked)"));
        return loss <= asked ? 0 : 1;
    }

    /// <summary>One step on windows that begin anywhere; gives the batch's loss.</summary>
    private static double Learn(Layer<float> model, Optimizer<float> optimizer, int[] text, int batch, RandomSource random)
    {
        using Step step = Step.Begin();
        optimizer.ZeroGrad();
        (Tensor<float> x, int[] y) = Windows(text, [.. Enumerable.Range(0, batch).Select(_ => random.Integer(0, text.Length - Window))]);
        Tensor<float> loss = CrossEntropyLoss().Forward(model.Forward(x), y);
        loss.Backward();
        GradientClipping.ByNorm(model.Parameters(), 1);
        optimizer.Step();
        return loss.Item();
    }

    private static double HeldOut(Layer<float> model, int[] text)
    {
        model.Evaluate();
        using IDisposable noGraph = Gradients.Off();
        int[] starts = [.. Enumerable.Range(0, (text.Length - 1) / Window).Select(i => i * Window)];
        double total = 0;
        foreach (int[] chunk in starts.Chunk(64))
        {
            using Step step = Step.Begin();
            (Tensor<float> x, int[] y) = Windows(text, chunk);
            total += CrossEntropyLoss().Forward(model.Forward(x), y).Item() * chunk.Length;
        }
        model.Train();
        return total / starts.Length;
    }

    private static (Tensor<float> X, int[] Y) Windows(int[] text, int[] starts)
    {
        Tensor<float> x = Tensor<float>.Zeros((starts.Length, Window));
        int[] y = new int[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int at = starts[i / Window] + (i % Window);
            (x.Data[i], y[i]) = (text[at], text[at + 1]);
        }
        return (x, y);
    }

    /// <summary>Takes some steps at the full rate, which count to the training, and sees how many fill the minutes.</summary>
    private static double StepsThatFit(double minutes, Func<double> step)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < MeasuredSteps; i++)
        {
            step();
            // The first half is slower: the compiler is still at work.
            start = i == MeasuredSteps / 2 ? Stopwatch.GetTimestamp() : start;
        }
        double each = Stopwatch.GetElapsedTime(start).TotalSeconds / ((MeasuredSteps / 2) - 1);
        return Math.Max(1, Math.Floor(minutes * 60 / each) - MeasuredSteps);
    }

    private static double? Number(string[] arguments, string option)
    {
        int at = Array.IndexOf(arguments, option);
        return at < 0
            ? null
            : at + 1 < arguments.Length && double.TryParse(arguments[at + 1], CultureInfo.InvariantCulture, out double value) && value > 0
                ? value
                : throw new ArgumentException($"benchmarks: {option} wants a number above 0 behind it.");
    }
}
