using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Benchmarks.Steps;

/// <summary>The training steps of the lessons' models, and the product that carries them; <c>peers/steps.py</c> builds the same in PyTorch.</summary>
internal static class Workloads
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("mlp-32", 32, Mlp),
        new("mlp-128", 128, Mlp),
        new("lenet-4", 4, LeNet),
        new("lenet-64", 64, LeNet),
        new("cnn-64", 64, Cnn),
        .. LanguageWorkloads.All,
        .. ProductWorkloads.All,
    ];

    private static Action Mlp(int batch)
    {
        Sequential<float> model = Sequential(Flatten(), Linear(784, 128), Relu(), Dropout(0.2), Linear(128, 10));
        return Classify(model, Adam(model.Parameters()), (batch, 28, 28, 1));
    }

    private static Action LeNet(int batch)
    {
        Sequential<float> model = Sequential(
            Conv2d(3, 6, 5), Relu(), MaxPool2d(2), Conv2d(6, 16, 5), Relu(), MaxPool2d(2),
            Flatten(), Linear(400, 120), Relu(), Linear(120, 84), Relu(), Linear(84, 10));
        return Classify(model, Sgd(model.Parameters(), 0.001, momentum: 0.9), (batch, 3, 32, 32));
    }

    private static Action Cnn(int batch)
    {
        Sequential<float> model = Sequential(
            Conv2d(1, 32, 3), Relu(), MaxPool2d(2), Conv2d(32, 64, 3), Relu(), MaxPool2d(2), Flatten(), Linear(1600, 10));
        return Classify(model, Adam(model.Parameters()), (batch, 1, 28, 28));
    }

    private static Action Classify(Layer<float> model, Optimizer<float> optimizer, Shape input)
    {
        RandomSource random = new(1);
        Tensor<float> x = Tensor<float>.Normal(input, random);
        Tensor<float> y = Tensor<float>.Zeros(input[0]);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = random.Integer(0, 10);
        }
        Loss<float> loss = CrossEntropyLoss();
        return () =>
        {
            using Step step = Step.Begin();
            optimizer.ZeroGrad();
            loss.Forward(model.Forward(x), y).Backward();
            optimizer.Step();
        };
    }
}
