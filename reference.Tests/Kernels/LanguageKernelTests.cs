using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Models;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

/// <summary>What a Transformer is made of beside products: layer norm, sums of columns, softmax, attention; each against its definition.</summary>
public class LanguageKernelTests
{
    [Fact]
    [Proves(typeof(LayerNormKernel))]
    public void LayerNorm_EveryLengthInFloat_EqualsPlain() => EveryLength(length => LayerNorm<float>(length, 1e-5));

    [Fact]
    public void LayerNorm_EveryLengthInDouble_EqualsPlain() => EveryLength(length => LayerNorm<double>(length, 1e-13));

    [Fact]
    [Proves(typeof(ColumnSums))]
    public void ColumnSums_EveryLengthInFloat_EqualPlain() => EveryLength(Columns<float>);

    [Fact]
    public void ColumnSums_EveryLengthInDouble_EqualPlain() => EveryLength(Columns<double>);

    [Fact]
    public void SoftmaxFromLogSum_EveryLength_EqualsTheSoftmax() => EveryLength(length =>
    {
        float[] x = new Draw(length).Numbers<float>(length), softmax = new float[length];
        if (length == 0)
        {
            return;
        }
        float logSum = SoftmaxKernel.Row<float>(x, softmax);
        Guarded<float> again = new(x);
        SoftmaxKernel.FromLogSum(again.Data, logSum);
        again.Check();
        Twins.Same(softmax.Select(double.CreateChecked), again.Data.ToArray().Select(double.CreateChecked), 2e-6);
    });

    [Fact]
    public void Attention_DrawnSizesInFloat_EqualsPlainLoops() => Property.ForAll(draw => Attention<float>(draw, 1e-5));

    [Fact]
    [Proves(typeof(AttentionBackward<>))]
    public void Attention_DrawnSizesInDouble_EqualsPlainLoops() => Property.ForAll(draw => Attention<double>(draw, 1e-13));

    [Fact]
    public void Gpt_OneThreadOrMany_GivesTheSameBits()
    {
        int threads = Workers.Count;
        try
        {
            float[][] alone = Gradients(1);
            Assert.Equal(alone, Gradients(2));
            Assert.Equal(alone, Gradients(5));
        }
        finally
        {
            Workers.Count = threads;
        }

        static float[][] Gradients(int count)
        {
            Workers.Count = count;
            Nn<float>.Seed(1);
            MiniGpt<float> model = new(30, layers: 2, features: 64, heads: 4, maxLength: 50);
            RandomSource random = new(1);
            Tensor<float> x = Tensor<float>.From([.. Enumerable.Range(0, 300).Select(_ => (float)random.Integer(0, 30))], (6, 50));
            using Step step = Step.Begin();
            model.Forward(x).CrossEntropy([.. Enumerable.Range(0, 300).Select(_ => random.Integer(0, 30))]).Backward();
            return [.. model.Parameters().Select(parameter => parameter.Grad!.ToArray())];
        }
    }

    private static void EveryLength(Action<int> check)
    {
        for (int length = 0; length <= 257; length++)
        {
            check(length);
        }
    }

    /// <summary>Output and all three gradients; a mask now and then leaves a query without any key.</summary>
    private static void Attention<T>(Draw draw, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int queries, int keys, int features, int values) = (draw.Size(1, 70), draw.Size(1, 70), draw.Size(1, 70), draw.Size(1, 70));
        Tensor<T> q = Rows(queries, features).Learn(), k = Rows(keys, features).Learn(), v = Rows(keys, values).Learn(), dy = Rows(queries, values);
        bool causal = draw.Coin();
        Tensor<T>? mask = draw.Coin() ? Tensor<T>.From([.. Enumerable.Range(0, queries * keys).Select(_ => T.CreateChecked(draw.Size(0, 1)))], (queries, keys)) : null;
        T[] plain = new T[queries * values], dq = new T[q.Length], dk = new T[k.Length], dv = new T[v.Length];
        PlainAttention.Forward<T>(q.Data, k.Data, v.Data, plain, (queries, keys, features, values), Allowed);
        PlainAttention.AddGradients<T>(q.Data, k.Data, v.Data, dy.Data, dq, dk, dv, (queries, keys, features, values), Allowed);
        Tensor<T> y = q.ScaledDotProductAttention(k, v, mask, causal: causal);
        y.Backward(dy);
        foreach ((T[] wanted, Tensor<T> found, string what) in ((T[], Tensor<T>, string)[])[(plain, y, "y"), (dq, q.Grad!, "dq"), (dk, k.Grad!, "dk"), (dv, v.Grad!, "dv")])
        {
            Twins.Same(wanted.Select(double.CreateChecked), found.ToArray().Select(double.CreateChecked), tolerance, what);
        }

        Tensor<T> Rows(int count, int width) => Tensor<T>.Normal((1, count, width), draw.Random);

        bool Allowed(int t, int s) => (!causal || s <= t + keys - queries) && (mask is null || mask[t, s] != T.Zero);
    }

    private static void LayerNorm<T>(int features, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int rows = 3;
        Draw draw = new(features);
        T[] x = draw.Numbers<T>(rows * features), w = draw.Numbers<T>(features), b = draw.Numbers<T>(features), dy = draw.Numbers<T>(rows * features);
        T[] y = new T[rows * features], kept = new T[rows * features], dx = draw.Numbers<T>(rows * features), scales = new T[rows];
        Guarded<T> fastX = new(x), fastW = new(w), fastB = new(b), fastDy = new(dy), fastY = new(y), fastKept = new(kept), fastDx = new(dx), fastScales = new(scales);
        T[] newDx = new T[rows * features];
        Guarded<T> fastNew = new(Twins.Undefined<T>(rows * features));
        // ε large against rounding: rows of one number have no variance of their own.
        T epsilon = T.CreateChecked(0.01);
        LayerNormKernel.Forward<T>(fastX.Data, fastW.Data, fastB.Data, epsilon, fastY.Data, fastKept.Data, fastScales.Data);
        LayerNormKernel.AddGradient<T>(fastDy.Data, fastW.Data, fastKept.Data, fastScales.Data, fastDx.Data);
        LayerNormKernel.AddGradient<T>(fastDy.Data, fastW.Data, fastKept.Data, fastScales.Data, fastNew.Data, isNew: true);
        for (int row = 0; row < rows && features > 0; row++)
        {
            Range range = (row * features)..((row + 1) * features);
            (_, T variance) = PlainNorm.Normalize<T>(x.AsSpan(range), kept.AsSpan(range), epsilon);
            T[] g = [.. dy[range].Zip(w, (incoming, weight) => incoming * weight)];
            PlainNorm.AddGradient<T>(g, kept.AsSpan(range), T.One / T.Sqrt(variance + epsilon), dx.AsSpan(range));
            PlainNorm.AddGradient<T>(g, kept.AsSpan(range), T.One / T.Sqrt(variance + epsilon), newDx.AsSpan(range));
            for (int j = 0; j < features; j++)
            {
                y[(row * features) + j] = (kept[(row * features) + j] * w[j]) + b[j];
            }
        }
        Array.ForEach(features == 0 ? [] : new[] { fastX, fastW, fastB, fastDy, fastY, fastKept, fastDx, fastScales, fastNew }, buffer => buffer.Check());
        Twins.Same(y.Select(double.CreateChecked), fastY.Data.ToArray().Select(double.CreateChecked), tolerance, "y");
        Twins.Same(dx.Select(double.CreateChecked), fastDx.Data.ToArray().Select(double.CreateChecked), tolerance, "dx");
        Twins.Same(newDx.Select(double.CreateChecked), fastNew.Data.ToArray().Select(double.CreateChecked), tolerance, "new dx");
    }

    private static void Columns<T>(int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int rows = 7;
        Draw draw = new(columns);
        T[] x = draw.Numbers<T>(rows * columns), f = draw.Numbers<T>(rows * columns), sums = draw.Numbers<T>(columns), products = [.. sums];
        double[] terms = [.. sums.Select(value => Math.Abs(double.CreateChecked(value)))], productTerms = [.. terms];
        Guarded<T> fastX = new(x), fastF = new(f), fast = new(sums), fastProducts = new(sums);
        ColumnSums.Add<T>(fastX.Data, fast.Data, rows);
        ColumnSums.AddProducts<T>(fastX.Data, fastF.Data, fastProducts.Data, rows);
        PlainColumnSums.AddProducts<T>(x, default, sums);
        PlainColumnSums.AddProducts<T>(x, f, products);
        PlainColumnSums.AddProducts<double>(Twins.Absolute(x), default, terms);
        PlainColumnSums.AddProducts<double>(Twins.Absolute(x), Twins.Absolute(f), productTerms);
        fastX.Check();
        fastF.Check();
        Twins.Agree(sums, fast, terms, rows + 1);
        Twins.Agree(products, fastProducts, productTerms, rows + 1);
    }
}
