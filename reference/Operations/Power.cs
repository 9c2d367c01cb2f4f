using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Every number raised to one fixed power.</summary>
    /// <remarks>
    /// Forward:  y = xⁿ.   Backward: dx = dy · n xⁿ⁻¹.
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Limits:   a negative x with a power that is no whole number gives NaN.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 2 (elemental functions).
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="exponent">n, any number; 2 and 3 are computed by multiplying.</param>
    public static Tensor<T> Power<T>(this Tensor<T> x, double exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new PowerOperation<T>(x, exponent).Apply();
}

internal sealed class PowerOperation<T>(Tensor<T> x, double exponent) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Power";

    public override string Equation => FormattableString.Invariant($"y = x^{{{exponent}}}");

    protected override void Map(ReadOnlySpan<T> x, Span<T> y) => Raise(x, exponent, y);

    // y = xⁿ, so y′ = n xⁿ⁻¹; x⁰ is constant, also at 0 where 0 · 0⁻¹ would be NaN.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        if (exponent == 0)
        {
            slope.Clear();
            return;
        }
        Raise(x, exponent - 1, slope);
        TensorPrimitives.Multiply(slope, T.CreateChecked(exponent), slope);
    }

    /// <summary>Squares and cubes are far more common than other powers and a multiplication is exact where Pow rounds.</summary>
    private static void Raise(ReadOnlySpan<T> x, double exponent, Span<T> y)
    {
        switch (exponent)
        {
            case 1:
                x.CopyTo(y);
                break;
            case 2:
                TensorPrimitives.Multiply(x, x, y);
                break;
            case 3:
                TensorPrimitives.Multiply(x, x, y);
                TensorPrimitives.Multiply(y, x, y);
                break;
            default:
                TensorPrimitives.Pow(x, T.CreateChecked(exponent), y);
                break;
        }
    }
}
