using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

public class MatMulKernelTests
{
    [Fact]
    public void AddProduct_BuffersTooShort_SaysItsSentence()
        => Assert.Equal(
            "MatMulKernel: (2, 3) times (3, 4) needs 6, 12 and 8 elements, not 6, 11 and 8.",
            Assert.Throws<ArgumentException>(() => MatMulKernel.AddProduct<float>(new float[6], new float[11], new float[8], 2, 4, 3)).Message);

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

    [Fact]
    public void Product_DrawnShapesAndRow_OverwritesAsPlainLoops() => Property.ForAll(draw =>
    {
        // Some draws are large enough to be packed, in several slices of the sum.
        (int m, int n, int k) = draw.Size(0, 9) == 0 ? (draw.Size(48, 70), draw.Size(90, 140), draw.Size(257, 600)) : (draw.Size(0, 40), draw.Size(0, 257), draw.Size(0, 70));
        (bool ta, bool tb, bool hasRow) = (draw.Coin(), draw.Coin(), draw.Coin());
        float[] a = draw.Numbers<float>(m * k), b = draw.Numbers<float>(k * n), row = hasRow ? draw.Numbers<float>(n) : [];
        float[] plain = [.. Enumerable.Range(0, m * n).Select(i => hasRow ? row[i % n] : 0)];
        double[] terms = Twins.Absolute(plain);
        Guarded<float> fast = new(Twins.Undefined<float>(m * n)), guardedRow = new(row);
        PlainMatMul.AddProduct<double>(Twins.Absolute(a), Twins.Absolute(b), terms, m, n, k, ta, tb);
        PlainMatMul.AddProduct<float>(a, b, plain, m, n, k, ta, tb);
        MatMulKernel.Product<float>(a, b, guardedRow.Data, fast.Data, m, n, k, ta, tb);
        Twins.Agree(plain, fast, terms, k + 1);
    });

    [Theory]
    [InlineData(32, 128, 784, false, true)]
    [InlineData(128, 784, 32, true, false)]
    [InlineData(300, 270, 500, false, false)]
    [InlineData(97, 257, 300, true, true)]
    public void AddProduct_OneThreadOrMany_GivesTheSameBits(int m, int n, int k, bool transposeA, bool transposeB)
    {
        RandomSource random = new(1);
        float[] a = Tensor<float>.Normal(m * k, random).ToArray(), b = Tensor<float>.Normal(k * n, random).ToArray();
        int threads = Workers.Count;
        try
        {
            float[] alone = Product(1);
            Assert.Equal(alone, Product(2));
            Assert.Equal(alone, Product(5));
        }
        finally
        {
            Workers.Count = threads;
        }

        float[] Product(int count)
        {
            Workers.Count = count;
            float[] c = new float[m * n];
            MatMulKernel.AddProduct<float>(a, b, c, m, n, k, transposeA, transposeB);
            return c;
        }
    }
}
