using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Reference.Tests.Layers;

/// <summary>After warm-up, what a training step allocates on the managed heap does not grow with the batch.</summary>
public class GarbageTests
{
    private static readonly Dictionary<string, (Func<Layer<float>> Make, int[] Input)> s_layers = new()
    {
        ["Mlp"] = (() => Sequential(Flatten(), Linear(12, 8), Relu(), Dropout(0.2), Linear(8, 3)), [3, 4]),
        ["Images"] = (() => Sequential(Conv2d(2, 3, 3, padding: 1), BatchNorm2d(3), Relu(), MaxPool2d(2), ConvTranspose2d(3, 2, 2), GlobalAvgPool2d()), [2, 6, 6]),
        ["Sequences"] = (() => Sequential(Conv1d(4, 3, 3), AvgPool1d(2), LayerNorm(2)), [4, 6]),
        ["Rnn"] = (() => Rnn(4, 5), [6, 4]),
        ["Lstm"] = (() => Lstm(4, 5, new RecurrentSettings(2, true, 0.1, 0.1)), [6, 4]),
        ["Gru"] = (() => Gru(4, 5), [6, 4]),
        ["Transformer"] = (() => TransformerEncoder(1, 4, 2, 8), [6, 4]),
    };

    public static TheoryData<string> Names => [.. s_layers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_LargerBatch_AllocatesNoMore(string name)
    {
        (Func<Layer<float>> make, int[] input) = s_layers[name];
        Layer<float> layer = make();
        long small = Allocated(layer, input, 2), large = Allocated(layer, input, 32);
        // Less than one more byte for each further element of the input.
        Assert.True(large - small < 30 * input.Aggregate((a, b) => a * b), $"{small} bytes for 2 examples, {large} for 32");
    }

    private static long Allocated(Layer<float> layer, int[] input, int batch)
    {
        Tensor<float> x = Tensor<float>.Normal([batch, .. input], new RandomSource(1));
        long allocated = long.MaxValue;
        // The first steps make the arena and the pools; the fewest bytes of several are the step's own.
        for (int i = 0; i < 8; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            using (Step.Begin())
            {
                layer.Forward(x).Sum().Backward();
            }
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return allocated;
    }
}
