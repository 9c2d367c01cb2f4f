using Tutorial.Reference.Layers;
using Tutorial.Reference.Models;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Layers;

public class KeyValueCacheTests
{
    [Fact]
    public void Continue_PiecesOfAnyLength_EqualTheWholeForwardPass() => Property.ForAll(
        draw =>
        {
            var model = new MiniGpt<double>(7, 2, 8, 2, 12);
            model.Evaluate();
            double[] tokens = [.. Enumerable.Range(0, 12).Select(_ => (double)draw.Random.Integer(0, 7))];
            double[] whole = model.Forward(Tensor<double>.From(tokens, (1, 12))).ToArray();
            KeyValueCache<double> cache = new();
            List<double> pieces = [];
            while (cache.Count < 12)
            {
                int size = draw.Random.Integer(1, 13 - cache.Count);
                pieces.AddRange(model.Continue(Tensor<double>.From(tokens[cache.Count..(cache.Count + size)], (1, size)), cache).ToArray());
            }
            Twins.Same(whole, [.. pieces], 1e-12);
        },
        cases: 20);

    [Fact]
    public void Length_AfterFiveTokens_CountsKeysAndValuesOfAllBlocks()
    {
        var model = new MiniGpt<float>(7, 3, 8, 2, 12);
        KeyValueCache<float> cache = new();
        model.Continue(Tensor<float>.Zeros((2, 5)), cache);
        Assert.Equal((5, 3 * 2 * 2 * 5 * 8), (cache.Count, cache.Length));
    }

    [Fact]
    public void Continue_BeyondTheContext_SaysTheLimit()
    {
        var model = new MiniGpt<float>(7, 1, 8, 2, 4);
        KeyValueCache<float> cache = new();
        model.Continue(Tensor<float>.Zeros((1, 3)), cache);
        Assert.Equal(
            "LearnedPositionalEncoding(4, 8): x (1, 2, 8) from position 3 must be (N, T, 8) and end at 4 or before.",
            Assert.Throws<ShapeException>(() => model.Continue(Tensor<float>.Zeros((1, 2)), cache)).Message);
    }
}
