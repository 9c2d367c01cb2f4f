using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>The standard normal distribution, through MathNet's error function (the only place that names it, because MathNet has a Vector of its own).</summary>
internal static class NormalDistribution
{
    /// <summary>Φ(x) = erfc(−x/√2)/2: the complement keeps its digits far to the left, where 1 + erf would be 0.</summary>
    public static T Cumulative<T>(T x)
        where T : IFloatingPointIeee754<T>
        => T.CreateChecked(0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-double.CreateChecked(x) / Math.Sqrt(2)));
}
