using System.Globalization;
using Tutorial.Datasets;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Metrics;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Benchmarks.Accuracy;

/// <summary>Lesson 04's network on all of MNIST: test accuracy over several seeds, seconds an epoch, and the same digits on one thread and on all.</summary>
internal static class MnistMlp
{
    private const int Epochs = 5;

    public static int Run(int seeds)
    {
        (Dataset train, Dataset test) = Mnist.Load();
        Console.WriteLine($"Flatten, Linear 128, Relu, Dropout 0.2, Linear 10; Adam, batch 32, {Epochs} epochs; {train.Count} images to learn, {test.Count} to test");
        double[] accuracies = [.. Enumerable.Range(0, seeds).Select(seed => One(train, test, seed))];
        Array.Sort(accuracies);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {accuracies[seeds / 2]:p2}, worst {accuracies[0]:p2}, best {accuracies[^1]:p2}"));

        Until(train, test, 0.98, mostEpochs: 30);

        Workers.Count = 1;
        double alone = One(train, test, 0);
        Workers.Count = Environment.ProcessorCount;
        double together = One(train, test, 0);
        bool same = alone.Equals(together);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one thread {alone:r}, {Workers.Count} threads {together:r}: {(same ? "the same to the last digit" : "they differ")}"));
        return same ? 0 : 1;
    }

    // How long it takes to a mark is what people compare; only training is counted, not the look at the test images after each epoch.
    private static void Until(Dataset train, Dataset test, double mark, int mostEpochs)
    {
        Trainer<float> trainer = Prepared(seed: 0);
        RandomSource shuffle = new(0);
        TimeSpan trained = TimeSpan.Zero;
        for (int epoch = 1; epoch <= mostEpochs; epoch++)
        {
            trained += trainer.Fit(train.Inputs, train.Targets, 1, batchSize: 32, shuffle: shuffle).Duration;
            double accuracy = trainer.Evaluate(test.Inputs, test.Targets)["accuracy"];
            if (accuracy >= mark)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mark:p0} reached ({accuracy:p2}) after {epoch} epochs, {trained.TotalSeconds:0.0} s of training"));
                return;
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mark:p0} not reached in {mostEpochs} epochs, {trained.TotalSeconds:0.0} s of training"));
    }

    private static Trainer<float> Prepared(int seed)
    {
        Seed(seed);
        Sequential<float> model = Sequential(Flatten(), Linear(784, 128), Relu(), Dropout(0.2), Linear(128, 10));
        return model.Compile(Adam(model.Parameters()), CrossEntropyLoss(), ("accuracy", Metric.Accuracy));
    }

    private static double One(Dataset train, Dataset test, int seed)
    {
        Trainer<float> trainer = Prepared(seed);
        TrainingHistory history = trainer.Fit(train.Inputs, train.Targets, Epochs, batchSize: 32, shuffle: new RandomSource(seed));
        double accuracy = trainer.Evaluate(test.Inputs, test.Targets)["accuracy"];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}, {Workers.Count} threads: {accuracy:p2} in {history.Duration.TotalSeconds:0.0} s, {string.Join(" ", history.Epochs.Select(epoch => $"{epoch.Duration.TotalSeconds:0.00}"))} s an epoch"));
        return accuracy;
    }
}
