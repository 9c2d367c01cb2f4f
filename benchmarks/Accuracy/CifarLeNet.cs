using System.Globalization;
using Tutorial.Datasets;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Metrics;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Benchmarks.Accuracy;

/// <summary>Lesson 07's LeNet-style net on the first batch of CIFAR-10, with the recipe of PyTorch's own tutorial, and the curve that the lesson shows.</summary>
internal static class CifarLeNet
{
    private const int Epochs = 2, BatchSize = 4, Pieces = 10;
    private const double Wanted = 0.35;

    public static int Run()
    {
        (Dataset train, Dataset test) = Cifar10.Load();
        // The first 10,000 images, whether the cache holds the sample or the whole set; from −1 to 1, as in PyTorch's tutorial.
        (train, test) = (Centred(train.Take(10_000)), Centred(test));
        Seed(0);
        Sequential<float> model = Sequential(
            Conv2d(3, 6, 5), Relu(), MaxPool2d(2), Conv2d(6, 16, 5), Relu(), MaxPool2d(2),
            Flatten(), Linear(400, 120), Relu(), Linear(120, 84), Relu(), Linear(84, 10));
        Console.WriteLine($"6@5×5, pool, 16@5×5, pool, 120-84-10; SGD 0.001, momentum 0.9, batch {BatchSize}, seed 0; {train.Count} images to learn, {test.Count} to test");

        Trainer<float> trainer = model.Compile(Sgd(model.Parameters(), 0.001, momentum: 0.9), CrossEntropyLoss(), ("accuracy", Metric.Accuracy));
        Curve curve = new(trainer, test, train.Count / BatchSize * Epochs / Pieces);
        TrainingHistory history = trainer.Fit(train.Inputs, train.Targets, Epochs, BatchSize, callbacks: [curve], shuffle: new RandomSource(0));
        double accuracy = trainer.Evaluate(test.Inputs, test.Targets)["accuracy"];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy {accuracy:p2} (35 % asked; baseline 10 %) in {history.Duration.TotalSeconds:0} s, the measuring of the curve included"));
        return accuracy >= Wanted ? 0 : 1;
    }

    private static Dataset Centred(Dataset data)
    {
        foreach (ref float pixel in data.Inputs.Data)
        {
            pixel = (2 * pixel) - 1;
        }

        return data;
    }

    /// <summary>Prints test loss and accuracy now and then; learning does not notice.</summary>
    private sealed class Curve(Trainer<float> trainer, Dataset test, int every) : Callback<float>
    {
        public override void OnBatchEnd(TrainingState<float> state)
        {
            int updates = ((state.Epoch - 1) * state.Batches) + state.Batch;
            if (updates % every == 0)
            {
                IReadOnlyDictionary<string, double> values = trainer.Evaluate(test.Inputs, test.Targets);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{updates} updates: test loss {values["loss"]:0.000}, accuracy {values["accuracy"]:0.0000}"));
                state.Model.Train();
            }
        }
    }
}
