using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Datasets.Tests;

/// <summary>Drawn digits are about as hard as MNIST: neither solved by a dense net nor out of reach of a convolutional one.</summary>
public sealed class DigitDifficultyTests
{
    private static readonly bool Prove = Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1";

    [Fact]
    public void DenseNet_FiveEpochsOnTenThousand_ReachesAboutNinetySevenPercent()
    {
        Seed(1);
        double accuracy = Accuracy(Sequential(Flatten(), Linear(784, 128), Relu(), Dropout(0.2), Linear(128, 10)), train: 10_000, epochs: 5);

        Assert.InRange(accuracy, 0.96, 0.985);
    }

    [Fact]
    public void ConvolutionalNet_OnDrawnDigits_BeatsTheDenseNet()
    {
        Seed(1);
        Sequential<float> model = Sequential(
            Conv2d(1, 16, 3), Relu(), MaxPool2d(2), Conv2d(16, 32, 3), Relu(), MaxPool2d(2), Flatten(), Linear(800, 64), Relu(), Linear(64, 10));

        // The full proof trains on all; the daily run takes a fifth of the work and asks for less.
        double accuracy = Prove ? Accuracy(model, train: 10_000, epochs: 6) : Accuracy(model, train: 4_000, epochs: 3);

        Assert.InRange(accuracy, Prove ? 0.985 : 0.95, 1);
    }

    private static double Accuracy(Sequential<float> model, int train, int epochs)
    {
        Dataset digits = Generate.Digits(train, seed: 0), unseen = Generate.Digits(2_000, seed: 1);
        var loss = CrossEntropyLoss();
        model.Compile(Adam(model.Parameters()), loss.Forward).Fit(digits.Inputs, digits.Targets, epochs, cancellation: TestContext.Current.CancellationToken);
        Tensor<float> logits = model.Predict(unseen.Inputs);
        int[] labels = unseen.Labels;
        int right = Enumerable.Range(0, unseen.Count).Count(i => Largest(logits.Data.Slice(i * 10, 10)) == labels[i]);
        return (double)right / unseen.Count;
    }

    private static int Largest(ReadOnlySpan<float> row) => System.Numerics.Tensors.TensorPrimitives.IndexOfMax(row);
}
