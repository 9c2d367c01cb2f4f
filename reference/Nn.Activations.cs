using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;

namespace Tutorial.Reference;

/// <content>Activation functions as layers.</content>
public static partial class Nn<T>
{
    /// <summary>Rectified linear unit: max(x, 0).</summary>
    public static Activation<T> Relu() => new("Relu", x => x.Relu());

    /// <summary>Rectified linear unit that lets a small share of negative values through.</summary>
    /// <param name="slope">The share.</param>
    public static Activation<T> LeakyRelu(double slope = 0.01) => new(FormattableString.Invariant($"LeakyRelu({slope})"), x => x.LeakyRelu(slope));

    /// <summary>Exponential linear unit: x above 0, alpha·(eˣ − 1) below.</summary>
    /// <param name="alpha">Minus the value that is approached at −∞.</param>
    public static Activation<T> Elu(double alpha = 1) => new(FormattableString.Invariant($"Elu({alpha})"), x => x.Elu(alpha));

    /// <summary>log(1 + eˣ).</summary>
    public static Activation<T> Softplus() => new("Softplus", x => x.Softplus());

    /// <summary>Gaussian error linear unit: x·Φ(x).</summary>
    public static Activation<T> Gelu() => new("Gelu", x => x.Gelu());

    /// <summary>Gelu with Φ approximated by tanh, as GPT-2 uses it.</summary>
    public static Activation<T> GeluTanh() => new("GeluTanh", x => x.GeluTanh());

    /// <summary>Sigmoid linear unit, also called swish: x·σ(x).</summary>
    public static Activation<T> Silu() => new("Silu", x => x.Silu());

    /// <summary>Logistic function: 1/(1 + e⁻ˣ).</summary>
    public static Activation<T> Sigmoid() => new("Sigmoid", x => x.Sigmoid());

    /// <summary>Hyperbolic tangent.</summary>
    public static Activation<T> Tanh() => new("Tanh", x => x.Tanh());
}
