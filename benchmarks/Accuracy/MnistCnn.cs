using System.Globalization;
using Tutorial.Datasets;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Metrics;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Benchmarks.Accuracy;

/// <summary>Lesson 07's claim on all of MNIST: two convolutions beat every dense net of lessons 04 and 06.</summary>
internal static class MnistCnn
{
    private const int Epochs = 5, BatchSize = 64;
    private const double Rate = 0.002, Wanted = 0.99;

    public static int Run()
    {
        (Dataset train, Dataset test) = Mnist.Load();
        Seed(0);
        Sequential<float> model = Sequential(
            Conv2d(1, 16, 5, padding: 2), Relu(), MaxPool2d(2),
            Conv2d(16, 32, 5, padding: 2), Relu(), MaxPool2d(2),
            Flatten(), Linear(32 * 7 * 7, 10));
        Console.WriteLine($"16 and 32 channels of 5 × 5, {model.ParameterCount} parameters; Adam {Rate} falling along a cosine, batch {BatchSize}, seed 0; {train.Count} images to learn, {test.Count} to test");

        Trainer<float> trainer = model.Compile(Adam(model.Parameters(), Rate), CrossEntropyLoss(), ("accuracy", Metric.Accuracy));
        TrainingHistory history = trainer.Fit(
            train.Inputs, train.Targets, Epochs, BatchSize,
            callbacks: [new Schedule<float>(LearningRates.Cosine(Rate, Epochs)), new ProgressBar<float>(Console.Out, rewrites: false)],
            shuffle: new RandomSource(0));
        double accuracy = trainer.Evaluate(test.Inputs, test.Targets)["accuracy"];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy {accuracy:p2} (99.0 % asked) in {history.Duration.TotalSeconds:0} s"));
        return accuracy >= Wanted ? 0 : 1;
    }
}
