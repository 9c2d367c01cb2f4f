using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Visuals.Tests;

/// <summary>Computations to step through: the small ones of the lessons, and a large one.</summary>
internal static class StepScenes
{
    public static IReadOnlyDictionary<string, Func<StepThrough>> All { get; } = new Dictionary<string, Func<StepThrough>>
    {
        ["net-221"] = () => Steps.Show(Net221()),
        ["convolution"] = () => Steps.Show(Convolution()),
        ["lstm-step"] = () => Steps.Show(LstmStep()),
        ["attention-head"] = () => Steps.Show(AttentionHead()),
        ["classifier"] = () => Steps.Show(Classifier()),
        ["large"] = () => Steps.Show(Large()),
    };

    public static Tensor<double> Net221()
    {
        Tensor<double> x = Named("x", Tensor<double>.From([0.9, 0.1], (1, 2)));
        Tensor<double> first = Named("first", Tensor<double>.From(new[,] { { 0.2, 0.3 }, { 0.4, 0.6 } }).Learn());
        Tensor<double> second = Named("second", Tensor<double>.From(new[,] { { 0.5, 0.7 } }).Learn());
        return (x.Linear(first).Sigmoid().Linear(second).Sigmoid() - 1).Power(2).Sum();
    }

    public static Tensor<float> Convolution()
    {
        RandomSource random = new(1);
        Tensor<float> x = Named("image", Tensor<float>.Normal((1, 2, 5, 5), random));
        Tensor<float> w = Named("kernel", Tensor<float>.Normal((2, 2, 3, 3), random).Learn());
        Tensor<float> b = Named("bias", Tensor<float>.Normal(2, random).Learn());
        return x.Conv2d(w, b).Relu().MaxPool2d(2, 1).Mean();
    }

    public static Tensor<double> LstmStep()
    {
        RandomSource random = new(2);
        Tensor<double> x = Named("x", Tensor<double>.Normal((1, 1, 2), random));
        Tensor<double> state = Named("state", Tensor<double>.Normal((1, 2, 2), random));
        Tensor<double> Weight(string name, Shape shape) => Named(name, Tensor<double>.Normal(shape, random).Learn());
        return x.Lstm(state, Weight("w_ih", (8, 2)), Weight("w_hh", (8, 2)), Weight("b_ih", 8), Weight("b_hh", 8)).Power(2).Sum();
    }

    public static Tensor<float> AttentionHead()
    {
        RandomSource random = new(3);
        Tensor<float> x = Named("words", Tensor<float>.Normal((1, 3, 4), random).Learn());
        Tensor<float> Project(string name) => x.Linear(Named(name, Tensor<float>.Normal((2, 4), random).Learn()));
        return Project("w_q").ScaledDotProductAttention(Project("w_k"), Project("w_v"), causal: true).Power(2).Mean();
    }

    public static Tensor<float> Classifier()
    {
        RandomSource random = new(4);
        Tensor<float> x = Named("x", Tensor<float>.Normal((4, 6), random));
        Tensor<float> w = Named("w", Tensor<float>.Normal((3, 6), random).Learn());
        Tensor<float> b = Named("b", Tensor<float>.Zeros(3).Learn());
        return x.Linear(w, b).CrossEntropy([0, 2, 1, 1]);
    }

    /// <summary>About 500 operations in twelve blocks, on large tensors.</summary>
    public static StepTrace Large()
    {
        RandomSource random = new(5);
        Tensor<float> h = Named("x", Tensor<float>.Normal((32, 64), random));
        using var trace = StepTrace.Start();
        for (int block = 0; block < 12; block++)
        {
            using (StepTrace.Layer($"block.{block}"))
            {
                Tensor<float> w = Named("weight", (Tensor<float>.Normal((64, 64), random) * 0.1).Learn());
                for (int i = 0; i < 13; i++)
                {
                    h = h.Linear(w).Tanh() + h;
                }
            }
        }
        h.Power(2).Mean().Backward();
        return trace;
    }

    private static Tensor<T> Named<T>(string name, Tensor<T> tensor)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        tensor.Name = name;
        return tensor;
    }
}
