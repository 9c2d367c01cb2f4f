using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Benchmarks.Steps;

/// <summary>Square matrix products; <c>peers/products.py</c> runs the same in NumPy. The batch is the number of rows.</summary>
internal static class ProductWorkloads
{
    public static IReadOnlyList<int> Sizes { get; } = [64, 128, 256, 512, 1024, 2048];

    public static IReadOnlyList<Workload> All { get; } =
        [.. Sizes.Select(size => new Workload($"product-{size}", size, rows => Product(rows, size)) { Kind = "kernel", Peer = Peer.OpenBlas })];

    /// <summary>C += A B for A (rows, size) and B (size, size).</summary>
    public static Action Product(int rows, int size)
    {
        RandomSource random = new(1);
        float[] a = Tensor<float>.Normal(rows * size, random).ToArray(), b = Tensor<float>.Normal(size * size, random).ToArray(), c = new float[rows * size];
        return () => MatMulKernel.AddProduct<float>(a, b, c, rows, size, size);
    }
}
