using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

public class NormKernelTests
{
    [Fact]
    public void Normalize_DrawnLength_EqualsPlainLoops() => Property.ForAll(draw =>
    {
        float[] x = draw.Floats(draw.Size(1, 257));
        float[] plain = new float[x.Length], fast = new float[x.Length];
        (_, float variance) = PlainNorm.Normalize(x, plain, 1e-5f);
        float inverse = NormKernel.Normalize(x, fast, 1e-5f);
        // x̂ = (x − μ)/σ: each of x and μ enters with its own size.
        double largest = x.Max(Math.Abs) * inverse;
        Twins.Agree(plain, fast, [.. x.Select(value => (Math.Abs(value) * inverse) + largest)], x.Length);
        Assert.Equal(1 / MathF.Sqrt(variance + 1e-5f), inverse, 1e-5f * inverse);
    });

    [Fact]
    public void AddGradient_DrawnLength_EqualsPlainLoops() => Property.ForAll(draw =>
    {
        int count = draw.Size(1, 257);
        float[] g = draw.Floats(count), normalized = draw.Floats(count), plain = draw.Floats(count), fast = [.. plain];
        double mean = g.Average(value => Math.Abs((double)value));
        double projection = g.Zip(normalized, (a, b) => Math.Abs((double)a * b)).Average();
        double[] terms = [.. plain.Select((start, i) => Math.Abs(start) + (0.7 * (Math.Abs(g[i]) + mean + (Math.Abs(normalized[i]) * projection))))];
        PlainNorm.AddGradient<float>(g, normalized, 0.7f, plain);
        NormKernel.AddGradient<float>(g, normalized, 0.7f, fast);
        Twins.Agree(plain, fast, terms, count + 3);
    });

    [Fact]
    public void BatchNormKernel_EachChannel_EqualsPlainLoops() => Property.ForAll(draw =>
    {
        var sizes = new BatchNormSizes(draw.Size(1, 6), draw.Size(1, 5), draw.Size(1, 40));
        float[] x = draw.Floats(sizes.Planes * sizes.Area), fast = new float[x.Length];
        float[] means = new float[sizes.Channels], variances = new float[sizes.Channels];
        BatchNormKernel.Statistics<float>(sizes, x, means, variances);
        BatchNormKernel.Normalize<float>(sizes, x, means, [.. variances.Select(variance => 1 / MathF.Sqrt(variance + 1e-5f))], fast);
        for (int c = 0; c < sizes.Channels; c++)
        {
            int[] members = [.. Enumerable.Range(0, x.Length).Where(i => i / sizes.Area % sizes.Channels == c)];
            float[] plain = new float[members.Length];
            float[] set = [.. members.Select(i => x[i])];
            (_, float variance) = PlainNorm.Normalize(set, plain, 1e-5f);
            double inverse = 1 / Math.Sqrt(variance + 1e-5), largest = set.Max(Math.Abs);
            Twins.Agree(plain, [.. members.Select(i => fast[i])], [.. set.Select(value => (Math.Abs(value) + largest) * inverse)], members.Length);
        }
    });
}
