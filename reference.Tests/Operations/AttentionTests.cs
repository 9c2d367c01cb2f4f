using Tutorial.Reference.Kernels;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class AttentionTests
{
    [Fact]
    [Proves(typeof(MaskedSoftmaxOperation<>))]
    [Proves(typeof(AttentionKernel))]
    public void MaskedSoftmax_Backward_EqualsDifferenceQuotient() => Property.Gradient<MaskedSoftmaxOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape(2));
        Tensor<double>? mask = draw.Coin() ? Mask(draw, draw.Coin() ? x.Shape : (x.Shape[-2], x.Shape[-1])) : null;
        bool causal = draw.Coin();
        return new GradientCase(t => t[0].MaskedSoftmax(mask, causal), x);
    });

    [Fact]
    [Proves(typeof(AttentionOperation<>))]
    [Proves(typeof(AttentionBackward<>))]
    public void ScaledDotProductAttention_Backward_EqualsDifferenceQuotient() => Property.Gradient<AttentionOperation<double>>(draw =>
    {
        Sample s = Sample.Of(draw);
        return new GradientCase(t => s.Attend(t), s.Query, s.Key, s.Value);
    });

    [Fact]
    public void ScaledDotProductAttention_Expanded_GivesTheSameOutputAndGradients() => Property.ForAll(draw =>
    {
        Sample s = Sample.Of(draw);
        Tensor<double>[] inputs = [s.Query.Learn(), s.Key.Learn(), s.Value.Learn()];
        Tensor<double> fused = s.Attend(inputs);
        Tensor<double> composed = fused.Source!.Expand()!;
        Twins.Same(composed.ToArray(), fused.ToArray(), 1e-10);
        Tensor<double> dy = draw.Normal(fused.Shape);
        composed.Backward(dy);
        double[][] wanted = [.. inputs.Select(input => input.Grad!.ToArray())];
        Array.ForEach(inputs, input => input.Grad = null);
        fused.Backward(dy);
        for (int i = 0; i < inputs.Length; i++)
        {
            Twins.Same(wanted[i], inputs[i].Grad!.ToArray(), 1e-10, $"gradient {i}");
        }
    });

    [Fact]
    [Proves(typeof(SelfAttentionOperation<>))]
    public void SelfAttention_Backward_EqualsDifferenceQuotient() => Property.Gradient<SelfAttentionOperation<double>>(draw =>
    {
        (Tensor<double> qkv, Func<Tensor<double>, Tensor<double>> attend) = Self(draw);
        return new GradientCase(t => attend(t[0]), qkv);
    });

    [Fact]
    public void SelfAttention_Expanded_GivesTheSameOutputAndGradient() => Property.ForAll(draw =>
    {
        (Tensor<double> qkv, Func<Tensor<double>, Tensor<double>> attend) = Self(draw);
        Tensor<double> fused = attend(qkv.Learn());
        Tensor<double> composed = fused.Source!.Expand()!;
        Twins.Same(composed.ToArray(), fused.ToArray(), 1e-10);
        Tensor<double> dy = draw.Normal(fused.Shape);
        composed.Backward(dy);
        double[] wanted = qkv.Grad!.ToArray();
        qkv.Grad = null;
        fused.Backward(dy);
        Twins.Same(wanted, qkv.Grad!.ToArray(), 1e-10, "gradient");
    });

    [Fact]
    public void SelfAttention_WidthThatTheHeadsDoNotShare_SaysTheShape()
        => Says("SelfAttention: qkv (2, 3, 12) must be (N, T, 3·C) with C a multiple of the 3 heads.", () => Tensor<double>.Ones((2, 3, 12)).SelfAttention(3));

    [Fact]
    public void ScaledDotProductAttention_DrawnMask_EqualsPlainLoops() => Property.ForAll(draw =>
    {
        (int queries, int keys, int features, int values) = (draw.Size(1, 60), draw.Size(1, 60), draw.Size(1, 40), draw.Size(1, 40));
        Tensor<double> q = draw.Normal((1, queries, features)), k = draw.Normal((1, keys, features)), v = draw.Normal((1, keys, values));
        Tensor<double> mask = Mask(draw, (queries, keys));
        bool causal = draw.Coin();
        double[] plain = new double[queries * values];
        PlainAttention.Forward<double>(
            q.Data, k.Data, v.Data, plain, (queries, keys, features, values), (t, s) => mask[t, s] != 0 && (!causal || s <= t + keys - queries));
        Twins.Same(plain, q.ScaledDotProductAttention(k, v, mask, causal).ToArray(), 1e-12);
    });

    [Fact]
    public void ScaledDotProductAttention_HugeScores_StaysFinite()
        => Assert.Equal(
            [1f, 2f],
            Tensor<float>.Full((1, 1, 1), 1e4).ScaledDotProductAttention(Tensor<float>.From([1e4f, -1e4f], (1, 2, 1)), Tensor<float>.From([1, 2, 3, 4], (1, 2, 2))).ToArray());

    [Fact]
    public void ScaledDotProductAttention_AllForbidden_GivesZeros()
        => Assert.Equal(
            [0, 0],
            Tensor<double>.Ones((1, 1, 2)).ScaledDotProductAttention(Tensor<double>.Ones((1, 3, 2)), Tensor<double>.Ones((1, 3, 2)), Tensor<double>.Zeros((1, 3))).ToArray());

    [Fact]
    public void ScaledDotProductAttention_EmptyBatch_GivesEmptyBatch()
        => Assert.Equal((0, 2, 4), Tensor<double>.Ones((0, 2, 3)).ScaledDotProductAttention(Tensor<double>.Ones((0, 5, 3)), Tensor<double>.Ones((0, 5, 4))).Shape);

    [Fact]
    public void ScaledDotProductAttention_DropoutOne_GivesZeros()
        => Assert.Equal(
            new double[6],
            Tensor<double>.Ones((1, 3, 2)).ScaledDotProductAttention(Tensor<double>.Ones((1, 3, 2)), Tensor<double>.Ones((1, 3, 2)), dropout: 1, random: new RandomSource(0)).ToArray());

    [Fact]
    public void ScaledDotProductAttention_OtherFeatures_SaysAllShapes()
        => Says(
            "ScaledDotProductAttention: q (1, 2, 3), k (1, 5, 4) and v (1, 5, 4) must be (…, T, D), (…, S, D) and (…, S, E) with the same leading axes.",
            () => Tensor<double>.Ones((1, 2, 3)).ScaledDotProductAttention(Tensor<double>.Ones((1, 5, 4)), Tensor<double>.Ones((1, 5, 4))));

    [Fact]
    public void MaskedSoftmax_MaskLargerThanTheScores_SaysTheRule()
        => Says(
            "MaskedSoftmax: the mask (2, 2, 3) must broadcast to the scores (2, 3), (…, queries, keys). Did you mean to Reshape it?",
            () => Tensor<double>.Ones((2, 3)).MaskedSoftmax(Tensor<double>.Ones((2, 2, 3))));

    [Fact]
    public void MaskedSoftmax_Vector_AsksForTwoAxes()
        => Says("MaskedSoftmax: x (3,) must have two axes at least, (…, queries, keys).", () => Tensor<double>.Ones(3).MaskedSoftmax());

    private static void Says(string sentence, Action action) => Assert.Equal(sentence, Assert.Throws<ShapeException>(action).Message);

    /// <summary>Queries, keys and values of some heads, and their attention with every option; longer than one block of queries now and then.</summary>
    private static (Tensor<double> Qkv, Func<Tensor<double>, Tensor<double>> Attend) Self(Draw draw)
    {
        (int batch, int heads, int steps, int features) = (draw.Size(1, 2), draw.Size(1, 3), draw.Pick(draw.Size(1, 4), 25), draw.Size(1, 2));
        Tensor<double>? mask = draw.Pick<Tensor<double>?>(null, Mask(draw, (steps, steps)), Mask(draw, (batch, 1, 1, steps)));
        (bool causal, double dropout, int seed) = (draw.Coin(), draw.Pick(0, 0.3), draw.Random.Integer(0, 1000));
        return (draw.Normal((batch, steps, 3 * heads * features)), qkv => qkv.SelfAttention(heads, mask, causal, dropout, new RandomSource(seed)));
    }

    private static Tensor<double> Mask(Draw draw, Shape shape)
    {
        Tensor<double> mask = Tensor<double>.Zeros(shape);
        foreach (ref double allowed in mask.Data)
        {
            allowed = draw.Random.Integer(0, 4) == 0 ? 0 : 1;
        }
        return mask;
    }

    private sealed record Sample(Tensor<double> Query, Tensor<double> Key, Tensor<double> Value, Tensor<double>? Mask, bool Causal, double Dropout, int Seed)
    {
        public static Sample Of(Draw draw)
        {
            (int queries, int keys, int features, int values) = (draw.Size(1, 4), draw.Size(1, 4), draw.Size(1, 4), draw.Size(1, 4));
            int[] batch = draw.Pick<int[]>([], [2], [2, 3]);
            Tensor<double>? mask = draw.Pick<Tensor<double>?>(null, AttentionTests.Mask(draw, (queries, keys)), AttentionTests.Mask(draw, (1, keys)));
            return new Sample(
                draw.Normal([.. batch, queries, features]), draw.Normal([.. batch, keys, features]), draw.Normal([.. batch, keys, values]),
                mask, draw.Coin(), draw.Pick(0, 0.3), draw.Random.Integer(0, 1000));
        }

        public Tensor<double> Attend(IReadOnlyList<Tensor<double>> t) => t[0].ScaledDotProductAttention(t[1], t[2], Mask, Causal, Dropout, new RandomSource(Seed));
    }
}
