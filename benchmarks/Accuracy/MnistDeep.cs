using System.Globalization;
using Tutorial.Datasets;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Metrics;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Benchmarks.Accuracy;

/// <summary>Lesson 06's two nets on all of MNIST: the deep one with mild regularisation, and the exhibit of under-fitting.</summary>
internal static class MnistDeep
{
    private const int BatchSize = 64;

    public static int Run(int seeds)
    {
        (Dataset train, Dataset test) = Mnist.Load();
        Console.WriteLine($"{train.Count} images to learn, {test.Count} to test; Adam 0.001 falling along a cosine, batch {BatchSize}");
        double[] deep = [.. Enumerable.Range(0, seeds).Select(seed => Deep(train, test, seed))];
        Array.Sort(deep);

        Seed(0);
        Sequential<float> held = Sequential(Flatten(), Linear(784, 256), Relu(), Dropout(0.5), Linear(256, 10));
        double poor = One("256, L2 0.01, dropout 0.5", held, 0.01, epochs: 5, augment: null, train, test, seed: 0);

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the deep net: median {deep[seeds / 2]:p2}, worst {deep[0]:p2}, best {deep[^1]:p2} (98.0 % asked); the net held too tightly {poor:p2}"));
        return deep[0] >= 0.98 ? 0 : 1;
    }

    private static double Deep(Dataset train, Dataset test, int seed)
    {
        Seed(seed);
        Sequential<float> deep = Sequential(
            Flatten(),
            Linear(784, 128), Relu(), Dropout(0.2),
            Linear(128, 256), Relu(), Dropout(0.2),
            Linear(256, 512), Relu(), Dropout(0.2),
            Linear(512, 10));
        RandomSource shifts = new(seed);
        return One("128-256-512, L2 1e-5, dropout 0.2, shift ±2", deep, 1e-5, epochs: 12, batch => Augmentation.Shift(batch, shifts, 2), train, test, seed);
    }

    private static double One(string name, Sequential<float> model, double l2, int epochs, Action<Tensor<float>>? augment, Dataset train, Dataset test, int seed)
    {
        // Weights are matrices; biases are not priced, as in Keras' kernel_regularizer.
        Tensor<float>[] weights = [.. model.Parameters().Where(parameter => parameter.Rank == 2)];
        Trainer<float> trainer = model.Compile(
            Adam(model.Parameters()),
            (scores, labels) => CrossEntropyLoss().Forward(scores, labels) + Penalty.L2(weights, l2),
            ("accuracy", Metric.Accuracy));
        TrainingHistory history = trainer.Fit(
            train.Inputs, train.Targets, epochs, BatchSize,
            callbacks: [new Schedule<float>(LearningRates.Cosine(0.001, epochs)), new ProgressBar<float>(Console.Out, rewrites: false)],
            shuffle: new RandomSource(seed), augment: augment);
        double learnt = trainer.Evaluate(train.Inputs, train.Targets)["accuracy"], accuracy = trainer.Evaluate(test.Inputs, test.Targets)["accuracy"];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}, {epochs} epochs, seed {seed}: training {learnt:p2}, test {accuracy:p2} in {history.Duration.TotalSeconds:0} s"));
        return accuracy;
    }
}
