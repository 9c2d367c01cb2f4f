using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;

namespace Tutorial.Benchmarks.Suites;

/// <summary>The matrix product three ways: the loops that define it, the kit's kernel, and MathNet's managed product.</summary>
[MemoryDiagnoser]
public class MatrixProduct
{
    private float[] _a = [];
    private float[] _b = [];
    private float[] _c = [];
    private Matrix<float> _left = null!;
    private Matrix<float> _right = null!;

    /// <summary>Rows and columns of both factors.</summary>
    [Params(64, 256, 512)]
    public int Size { get; set; }

    /// <summary>Draws the factors.</summary>
    [GlobalSetup]
    public void Draw()
    {
        RandomSource random = new(1);
        _a = Tensor<float>.Normal(Size * Size, random).ToArray();
        _b = Tensor<float>.Normal(Size * Size, random).ToArray();
        _c = new float[Size * Size];
        _left = Matrix<float>.Build.DenseOfRowMajor(Size, Size, _a);
        _right = Matrix<float>.Build.DenseOfRowMajor(Size, Size, _b);
    }

    /// <summary>Three loops.</summary>
    [Benchmark(Baseline = true)]
    public void Plain() => PlainMatMul.AddProduct<float>(_a, _b, _c, Size, Size, Size);

    /// <summary>Vector tiles on all cores.</summary>
    [Benchmark]
    public void Kernel() => MatMulKernel.AddProduct<float>(_a, _b, _c, Size, Size, Size);

    /// <summary>MathNet.Numerics, managed provider.</summary>
    [Benchmark]
    public Matrix<float> MathNet() => _left * _right;
}
