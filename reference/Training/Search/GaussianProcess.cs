using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Tutorial.Reference.Training.Search;

/// <summary>A guess of a smooth function from a few of its values, with an honest uncertainty everywhere else.</summary>
/// <remarks>
/// Prior:     f ~ GP(0, k) with k(a, b) = exp(−‖a − b‖² / 2ℓ²), on scores scaled to mean 0 and spread 1.
/// Posterior: μ(x) = kᵀ K⁻¹ y,  σ²(x) = 1 − kᵀ K⁻¹ k, by a Cholesky factor of K + s² I.
/// Source:    Rasmussen and Williams 2006, Gaussian Processes for Machine Learning, algorithm 2.1. Linear algebra by MathNet.Numerics.
/// </remarks>
internal sealed class GaussianProcess
{
    private readonly double[][] _points;
    private readonly double _lengthScale;
    private readonly Cholesky<double> _factor;
    private readonly Vector<double> _weights;
    private readonly double _mean;
    private readonly double _spread;

    /// <summary>Fits the points.</summary>
    /// <param name="points">Places in the unit cube.</param>
    /// <param name="values">The function there.</param>
    /// <param name="lengthScale">ℓ: how far apart two places still tell of each other.</param>
    /// <param name="noise">s: spread of the noise in the scaled scores.</param>
    public GaussianProcess(double[][] points, double[] values, double lengthScale = 0.3, double noise = 1e-2)
    {
        _points = points;
        _lengthScale = lengthScale;
        _mean = values.Average();
        _spread = Math.Max(1e-12, Math.Sqrt(values.Average(value => (value - _mean) * (value - _mean))));
        Matrix<double> kernel = Matrix<double>.Build.Dense(points.Length, points.Length, (i, j) => Kernel(points[i], points[j]) + (i == j ? noise * noise : 0));
        _factor = kernel.Cholesky();
        _weights = _factor.Solve(Vector<double>.Build.Dense(values.Length, i => (values[i] - _mean) / _spread));
    }

    /// <summary>Mean and standard deviation of the function at a place.</summary>
    public (double Mean, double StandardDeviation) Predict(double[] x)
    {
        Vector<double> near = Vector<double>.Build.Dense(_points.Length, i => Kernel(_points[i], x));
        double variance = Math.Max(0, 1 - near.DotProduct(_factor.Solve(near)));
        return (_mean + (_spread * near.DotProduct(_weights)), _spread * Math.Sqrt(variance));
    }

    private double Kernel(double[] a, double[] b)
    {
        double distance = a.Zip(b, (p, q) => (p - q) * (p - q)).Sum();
        return Math.Exp(-distance / (2 * _lengthScale * _lengthScale));
    }
}
