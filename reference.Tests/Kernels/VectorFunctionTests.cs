using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

/// <summary>The fast functions of float stay within 10⁻⁶ of the truth, relatively, over all of their range.</summary>
public class VectorFunctionTests
{
    private const double Bound = 1e-6;

    [Fact]
    public void Exp_FromMinus87To88_IsWithinTheBound() => Within(Math.Exp, VectorFunctions.Exp, Numbers(-87, 88));

    [Fact]
    public void Tanh_EveryMagnitude_IsWithinTheBound() => Within(Math.Tanh, VectorFunctions.Tanh, [.. Numbers(-12, 12), .. Magnitudes()]);

    [Fact]
    public void Sigmoid_BothTails_IsWithinTheBound() => Within(x => 1 / (1 + Math.Exp(-x)), VectorFunctions.Sigmoid, [.. Numbers(-80, 80), .. Magnitudes()]);

    [Fact]
    public void Gelu_LeftTailToTheRight_IsWithinTheBound()
    {
        float[] x = [.. Numbers(-12, 12), .. Magnitudes()], y = new float[x.Length];
        GeluKernel.Map<float>(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Near(x[i] * NormalDistribution.Cumulative((double)x[i]), y[i], x[i]);
        }
    }

    [Fact]
    public void Functions_BeyondFloatsRange_GiveTheLimits()
    {
        Assert.Equal([0, 0, 1], Each<float>(VectorFunctions.Exp, [float.NegativeInfinity, -1000, 0]));
        Assert.Equal([-1, -1, 1, 1], Each<float>(VectorFunctions.Tanh, [float.NegativeInfinity, -1000, 1000, float.PositiveInfinity]));
        Assert.Equal([1, 1, 0.5f], Each<float>(VectorFunctions.Sigmoid, [float.PositiveInfinity, 1000, 0]));
        Assert.InRange(Each<float>(VectorFunctions.Sigmoid, [-1000])[0], 0, 1e-37f);
    }

    [Fact]
    public void Functions_NaN_StaysNaN()
        => Assert.All<Func<Vector<float>, Vector<float>>>(
            [VectorFunctions.Exp, VectorFunctions.Tanh, VectorFunctions.Sigmoid], f => Assert.True(float.IsNaN(Each(f, [float.NaN])[0])));

    [Fact]
    public void Functions_InDouble_EqualMath() => Property.ForAll(draw =>
    {
        double[] x = draw.Numbers<double>(9);
        Assert.Equal(x.Select(Math.Exp), Each<double>(VectorFunctions.Exp, x));
        Assert.Equal(x.Select(Math.Tanh), Each<double>(VectorFunctions.Tanh, x));
        Twins.Same(x.Select(value => 1 / (1 + Math.Exp(-value))), Each<double>(VectorFunctions.Sigmoid, x), 1e-15);
    });

    [Fact]
    [Proves(typeof(GeluKernel))]
    public void Gelu_EveryLengthInFloat_EqualsPlain() => EveryLength<float>(1e-6);

    [Fact]
    public void Gelu_EveryLengthInDouble_EqualsPlain() => EveryLength<double>(1e-15);

    private static void EveryLength<T>(double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int length = 0; length <= 257; length++)
        {
            Draw draw = new(length);
            T[] x = draw.Numbers<T>(length), dy = draw.Numbers<T>(length), y = new T[length], dx = draw.Numbers<T>(length);
            T[] newDx = new T[length];
            Guarded<T> fastX = new(x), fastDy = new(dy), fastY = new(y), fastDx = new(dx), fastNew = new(Twins.Undefined<T>(length));
            GeluKernel.Map<T>(fastX.Data, fastY.Data);
            GeluKernel.AddGradient<T>(fastX.Data, fastDy.Data, fastDx.Data);
            PlainGelu.Map<T>(x, y);
            PlainGelu.AddGradient<T>(x, dy, dx);
            PlainGelu.AddGradient<T>(x, dy, newDx);
            GeluKernel.AddGradient<T>(fastX.Data, fastDy.Data, fastNew.Data, isNew: true);
            Array.ForEach([fastX, fastDy, fastY, fastDx, fastNew], buffer => buffer.Check());
            Twins.Same(newDx.Select(double.CreateChecked), fastNew.Data.ToArray().Select(double.CreateChecked), tolerance);
            Twins.Same(y.Select(double.CreateChecked), fastY.Data.ToArray().Select(double.CreateChecked), tolerance);
            Twins.Same(dx.Select(double.CreateChecked), fastDx.Data.ToArray().Select(double.CreateChecked), tolerance);
        }
    }

    private static void Within(Func<double, double> exact, Func<Vector<float>, Vector<float>> fast, float[] numbers)
    {
        float[] results = Each(fast, numbers);
        for (int i = 0; i < numbers.Length; i++)
        {
            Near(exact(numbers[i]), results[i], numbers[i]);
        }
    }

    private static void Near(double exact, float found, float x)
        => Assert.True(Math.Abs(found - exact) <= Bound * Math.Abs(exact), $"x = {x:g9}: {exact:g9} wanted, {found:g9} found");

    private static T[] Each<T>(Func<Vector<T>, Vector<T>> f, T[] numbers)
    {
        T[] padded = [.. numbers, .. new T[Vector<T>.Count]];
        for (int i = 0; i < numbers.Length; i += Vector<T>.Count)
        {
            f(new Vector<T>(padded, i)).CopyTo(padded, i);
        }
        return padded[..numbers.Length];
    }

    /// <summary>Evenly from low to high.</summary>
    private static float[] Numbers(double low, double high) => [.. Enumerable.Range(0, 20_001).Select(i => (float)(low + ((high - low) * i / 20_000)))];

    /// <summary>Both signs, down to where only relative error shows a mistake.</summary>
    private static float[] Magnitudes() => [.. Enumerable.Range(0, 400).Select(i => (float)((i % 2 == 0 ? 1 : -1) * Math.Pow(10, -i / 12.0)))];
}
