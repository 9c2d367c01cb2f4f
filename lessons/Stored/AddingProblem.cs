using System.Diagnostics;
using Tutorial.Datasets;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Lessons.Stored;

/// <summary>The adding problem with 32 hidden units: which recurrent cell remembers over 10 steps, which over 100? One budget for all.</summary>
public sealed class AddingProblem() : Recipe("adding-problem")
{
    /// <summary>Hidden units, sequences an update, updates, seeds: the same for every cell.</summary>
    public const int Hidden = 32, BatchSize = 32, Updates = 3000, Seeds = 3;

    private const int Points = 30;

    private static readonly (string Cell, int Length)[] Plan =
        [("tanh", 10), ("tanh", 100), ("ReLU from the identity", 100), ("LSTM", 100), ("GRU", 100)];

    /// <summary>A thousand sequences that nobody learns from.</summary>
    /// <param name="length">T.</param>
    public static Dataset HeldOut(int length) => Generate.AddingProblem(1000, length, seed: 1_000_000);

    /// <summary>A recurrent layer that reads a number and its mark.</summary>
    /// <param name="cell">tanh, ReLU from the identity, LSTM or GRU.</param>
    public static Recurrent<float> Layer(string cell)
    {
        Recurrent<float> layer = cell switch
        {
            "tanh" => Rnn(2, Hidden),
            "ReLU from the identity" => Rnn(2, Hidden, relu: true),
            "LSTM" => Lstm(2, Hidden),
            "GRU" => Gru(2, Hidden),
            _ => throw new ArgumentException($"AddingProblem: there is no cell '{cell}'; choose tanh, ReLU from the identity, LSTM or GRU."),
        };
        Dictionary<string, Tensor<float>> weights = layer.NamedParameters().ToDictionary(w => w.Name, w => w.Tensor);
        if (cell == "ReLU from the identity")
        {
            StartAtIdentity(weights);
        }
        else if (cell == "LSTM")
        {
            // Forget bias 1 in all: a departure from PyTorch's start, which draws both biases around 0.
            weights["bias_ih_l0"].Data.Slice(Hidden, Hidden).Fill(1);
            weights["bias_hh_l0"].Data.Slice(Hidden, Hidden).Clear();
        }

        return layer;
    }

    /// <summary>One training. Every batch is drawn anew, so nothing can be learnt by heart.</summary>
    /// <param name="cell">tanh, ReLU from the identity, LSTM or GRU.</param>
    /// <param name="length">T.</param>
    /// <param name="seed">Decides start weights and batches.</param>
    /// <param name="progress">Is told the updates done and the held-out error.</param>
    public static StoredRun Train(string cell, int length, int seed, Action<int, double>? progress = null)
    {
        Seed(seed);
        Recurrent<float> layer = Layer(cell);
        Linear<float> head = Linear(Hidden, 1);
        Tensor<float>[] parameters = [.. layer.Parameters(), .. head.Parameters()];
        // Of 0.001, 0.003, 0.005 and 0.01 each cell has one that it learns well with: at length 10 the plain cell learns with the last three,
        // at length 100 with none of the four.
        double highest = cell switch { "ReLU from the identity" => 0.001, "tanh" => 0.005, _ => 0.01 };
        Func<int, double> rate = LearningRates.Cosine(highest, Updates);
        Adam<float> optimizer = Adam(parameters, rate(0));
        Dataset held = HeldOut(length);
        List<StoredPoint> curve = [];
        TimeSpan fastest = TimeSpan.MaxValue;
        for (int update = 1; update <= Updates; update++)
        {
            StopSignal.ThrowIfRequested();
            Dataset batch = Generate.AddingProblem(BatchSize, length, seed: (seed * 100_000) + update);
            long started = Stopwatch.GetTimestamp();
            using (Step.Begin())
            {
                optimizer.ZeroGrad();
                MseLoss().Forward(head.Forward(layer.Unroll(batch.Inputs).Last), batch.Targets).Backward();
                GradientClipping.ByNorm(parameters, 1);
                optimizer.LearningRate = rate(update - 1);
                optimizer.Step();
            }

            TimeSpan took = Stopwatch.GetElapsedTime(started);
            fastest = took < fastest ? took : fastest;
            if (update % (Updates / Points) == 0)
            {
                curve.Add(new StoredPoint(update, Error(layer, head, held)));
                progress?.Invoke(update, curve[^1].Error);
            }
        }

        return new StoredRun(cell, $"length {length}", seed, curve[^1].Error, parameters.Sum(p => p.Length), Math.Round(fastest.TotalMilliseconds, 2), curve);
    }

    /// <inheritdoc/>
    public override IEnumerable<Tensor<float>> Data() => Plan.Select(plan => plan.Length).Distinct().Select(HeldOut).SelectMany(held => new[] { held.Inputs, held.Targets });

    /// <inheritdoc/>
    public override IReadOnlyList<StoredRun> Run(Action<StoredRun> report) =>
        [.. from plan in Plan from seed in Enumerable.Range(1, Seeds) select Reported(Train(plan.Cell, plan.Length, seed), report)];

    private static StoredRun Reported(StoredRun run, Action<StoredRun> report)
    {
        report(run);
        return run;
    }

    /// <summary>Le, Jaitly and Hinton 2015, arXiv:1504.00941: W_hh the identity, biases 0, small normal input weights (there 0.001, here 0.1).</summary>
    private static void StartAtIdentity(Dictionary<string, Tensor<float>> weights)
    {
        Tensor<float>.Normal((Hidden, 2), Tutorial.Reference.Nn<float>.Random, 0, 0.1).Data.CopyTo(weights["weight_ih_l0"].Data);
        Tensor<float> hidden = weights["weight_hh_l0"];
        hidden.Data.Clear();
        for (int i = 0; i < Hidden; i++)
        {
            hidden[i, i] = 1;
        }

        weights["bias_ih_l0"].Data.Clear();
        weights["bias_hh_l0"].Data.Clear();
    }

    private static double Error(Recurrent<float> layer, Linear<float> head, Dataset held)
    {
        using IDisposable noGraph = Gradients.Off();
        return Math.Round(MseLoss().Forward(head.Forward(layer.Unroll(held.Inputs).Last), held.Targets).Item(), 6);
    }
}
