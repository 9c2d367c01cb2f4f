using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Gaussian error linear unit with Φ replaced by a hyperbolic tangent, as GPT-2 and BERT were trained.</summary>
    /// <remarks>
    /// Forward:  y = ½ x (1 + t) with t = tanh(√(2/π) (x + 0.044715 x³)).
    /// Backward: dx = dy · (½ (1 + t) + ½ x (1 − t²) √(2/π) (1 + 3 · 0.044715 x²)).
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Source:   Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2; PyTorch's gelu with approximate="tanh".
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> GeluTanh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new GeluTanhOperation<T>(x).Apply();
}

internal sealed class GeluTanhOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T s_half = T.CreateChecked(0.5);
    private static readonly T s_scale = T.Sqrt(T.CreateChecked(2) / T.Pi);
    private static readonly T s_cubic = T.CreateChecked(0.044715);
    private static readonly T s_three = T.CreateChecked(3);

    public override string Name => "GeluTanh";

    public override string Equation => @"y = \tfrac12 x (1 + \tanh(\sqrt{2/\pi}\,(x + 0.044715 x^3)))";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y)
    {
        Tangents(x, y);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = s_half * x[i] * (T.One + y[i]);
        }
    }

    // y = ½ x (1 + t), so y′ = ½ (1 + t) + ½ x t′, and t′ = (1 − t²) √(2/π) (1 + 3 · 0.044715 x²).
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        Tangents(x, slope);
        for (int i = 0; i < slope.Length; i++)
        {
            T t = slope[i];
            T inner = s_scale * (T.One + (s_three * s_cubic * x[i] * x[i]));
            slope[i] = (s_half * (T.One + t)) + (s_half * x[i] * (T.One - (t * t)) * inner);
        }
    }

    private static void Tangents(ReadOnlySpan<T> x, Span<T> t)
    {
        for (int i = 0; i < t.Length; i++)
        {
            t[i] = s_scale * (x[i] + (s_cubic * x[i] * x[i] * x[i]));
        }
        TensorPrimitives.Tanh<T>(t, t);
    }
}
