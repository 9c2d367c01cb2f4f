using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

public class MatMulKernelTests
{
    /// <summary>Float's unit in the last place at 1.</summary>
    private const double Epsilon = 1.1920929e-7;

    [Fact]
    public void AddProduct_DrawnShapesAndStorage_EqualsPlainLoops() => Property.ForAll(draw =>
    {
        (int m, int n, int k) = (draw.Size(0, 40), draw.Size(0, 257), draw.Size(0, 70));
        (bool ta, bool tb) = (draw.Coin(), draw.Coin());
        float[] a = Tensor<float>.Normal(m * k, draw.Random).ToArray();
        float[] b = Tensor<float>.Normal(k * n, draw.Random).ToArray();
        float[] plain = Tensor<float>.Normal(m * n, draw.Random).ToArray();
        float[] fast = [.. plain];
        double[] terms = new double[m * n];
        PlainMatMul.AddProduct<double>([.. a.Select(v => Math.Abs((double)v))], [.. b.Select(v => Math.Abs((double)v))], terms, m, n, k, ta, tb);
        PlainMatMul.AddProduct<float>(a, b, plain, m, n, k, ta, tb);
        MatMulKernel.AddProduct<float>(a, b, fast, m, n, k, ta, tb);
        for (int i = 0; i < fast.Length; i++)
        {
            double allowed = 4 * Epsilon * Math.Sqrt(k + 1) * (terms[i] + Math.Abs(plain[i]));
            Assert.True(Math.Abs(fast[i] - plain[i]) <= allowed, $"({m}, {k}) x ({k}, {n}) at {i}: plain {plain[i]}, fast {fast[i]}");
        }
    });
}
