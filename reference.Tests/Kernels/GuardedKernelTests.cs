using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

/// <summary>Kernels equal their plain twins in both types at every length from 0 to 257, and touch nothing beside their buffers.</summary>
public class GuardedKernelTests
{
    [Fact]
    public void Adam_EveryLengthInFloat_EqualsPlain() => EveryLength(0, Adam<float>);

    [Fact]
    public void Adam_EveryLengthInDouble_EqualsPlain() => EveryLength(0, Adam<double>);

    [Fact]
    public void Sgd_EveryLengthInFloat_EqualsPlain() => EveryLength(0, Sgd<float>);

    [Fact]
    public void Sgd_EveryLengthInDouble_EqualsPlain() => EveryLength(0, Sgd<double>);

    [Fact]
    public void Softmax_EveryLengthInFloat_EqualsPlain() => EveryLength(1, Softmax<float>);

    [Fact]
    public void Softmax_EveryLengthInDouble_EqualsPlain() => EveryLength(1, Softmax<double>);

    [Fact]
    public void MatMul_EveryWidthInFloat_EqualsPlain() => EveryLength(0, MatMul<float>);

    [Fact]
    public void MatMul_EveryWidthInDouble_EqualsPlain() => EveryLength(0, MatMul<double>);

    private static void EveryLength(int first, Action<int, Draw> check)
    {
        for (int length = first; length <= 257; length++)
        {
            check(length, new Draw(length));
        }
    }

    private static void Adam<T>(int length, Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        AdamStep step = new(0.01, 0.9, 0.999, 1e-8, draw.Size(1, 100)) { GradientDecay = 0.1, WeightFactor = 0.99 };
        T[] w = Numbers<T>(draw, length), g = Numbers<T>(draw, length), m = Numbers<T>(draw, length), v = [.. Numbers<T>(draw, length).Select(T.Abs)];
        Guarded<T> fastW = new(w), fastG = new(g), fastM = new(m), fastV = new(v);
        double[] terms = [.. w.Select(value => 1 + double.CreateChecked(T.Abs(value)))];
        AdamKernel.Update<T>(step, fastW.Data, fastG.Data, fastM.Data, fastV.Data);
        PlainAdam.Update<T>(step, w, g, m, v);
        Agree(w, fastW, terms, 4);
        Agree(m, fastM, terms, 4);
        Agree(v, fastV, terms, 4);
        fastG.Check();
    }

    private static void Sgd<T>(int length, Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SgdStep step = new(0.01, draw.Coin() ? 0.9 : 0, draw.Coin(), draw.Coin() ? 0.1 : 0);
        T[] w = Numbers<T>(draw, length), g = Numbers<T>(draw, length), v = Numbers<T>(draw, step.Momentum > 0 ? length : 0);
        Guarded<T> fastW = new(w), fastG = new(g), fastV = new(v);
        double[] terms = [.. w.Zip(g, (weight, gradient) => 1 + double.CreateChecked(T.Abs(weight) + T.Abs(gradient)))];
        double[] velocityTerms = [.. v.Zip(terms, (velocity, term) => term + double.CreateChecked(T.Abs(velocity)))];
        SgdKernel.Update<T>(step, fastW.Data, fastG.Data, fastV.Data);
        PlainSgd.Update<T>(step, w, g, v);
        Agree(w, fastW, terms, 4);
        Agree(v, fastV, velocityTerms, 4);
        fastG.Check();
    }

    private static void Softmax<T>(int length, Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = Numbers<T>(draw, length), plain = new T[length];
        Guarded<T> fastX = new(x), fast = new(plain);
        T plainSum = PlainSoftmax.Row<T>(x, plain), fastSum = SoftmaxKernel.Row<T>(fastX.Data, fast.Data);
        // e^(x − max): the rounding of the exponent counts as often as the exponent is large.
        double[] terms = [.. plain.Zip(x, (y, value) => double.CreateChecked(y * (T.One + T.Abs(value - x.Max()))))];
        Agree(plain, fast, terms, length);
        Agree([plainSum], new Guarded<T>([fastSum]), [1 + Math.Abs(double.CreateChecked(plainSum))], length);
        fastX.Check();
    }

    private static void MatMul<T>(int n, Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int m, int k, bool ta, bool tb) = (draw.Size(1, 9), draw.Size(0, 33), draw.Coin(), draw.Coin());
        T[] a = Numbers<T>(draw, m * k), b = Numbers<T>(draw, k * n), plain = Numbers<T>(draw, m * n);
        Guarded<T> fastA = new(a), fastB = new(b), fast = new(plain);
        double[] terms = [.. plain.Select(start => Math.Abs(double.CreateChecked(start)))];
        PlainMatMul.AddProduct<double>(Sizes(a), Sizes(b), terms, m, n, k, ta, tb);
        PlainMatMul.AddProduct<T>(a, b, plain, m, n, k, ta, tb);
        MatMulKernel.AddProduct<T>(fastA.Data, fastB.Data, fast.Data, m, n, k, ta, tb);
        Agree(plain, fast, terms, k + 1);
        fastA.Check();
        fastB.Check();
    }

    private static T[] Numbers<T>(Draw draw, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Tensor<T>.Normal(count, draw.Random).ToArray();

    private static double[] Sizes<T>(T[] values)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. values.Select(value => Math.Abs(double.CreateChecked(value)))];

    /// <summary>Error at most 4·ε·√n·Σ|terms| an element, and the canaries live.</summary>
    private static void Agree<T>(T[] plain, Guarded<T> fast, double[] terms, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double epsilon = typeof(T) == typeof(float) ? Math.Pow(2, -23) : Math.Pow(2, -52);
        fast.Check();
        for (int i = 0; i < plain.Length; i++)
        {
            double error = Math.Abs(double.CreateChecked(plain[i]) - double.CreateChecked(fast.Data[i]));
            Assert.True(error <= 4 * epsilon * Math.Sqrt(count) * terms[i], $"length {plain.Length}, element {i}: plain {plain[i]}, fast {fast.Data[i]}");
        }
    }
}
