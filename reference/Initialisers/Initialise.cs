using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Initialisers;

/// <summary>Start values for weights, written in place: each method fills the tensor and returns it.</summary>
/// <remarks>
/// Why it matters: a layer should neither blow up nor fade out what passes through it. With fanIn inputs a unit's output has variance fanIn · Var(w) · Var(x),
/// so Var(w) ≈ 1/fanIn keeps the forward pass level and 1/fanOut the backward pass.
/// Fans:     a weight (out, in) has fanIn = in and fanOut = out; a kernel (out, in, …) multiplies both by its positions, as PyTorch.
/// </remarks>
public static class Initialise
{
    /// <summary>Every element the same: biases start at 0, forget gates often at 1.</summary>
    /// <remarks>
    /// Rule:     w = value.
    /// Shapes:   w any, filled in place.
    /// Source:   PyTorch's constant_; forget gates at 1: Jozefowicz, Zaremba and Sutskever 2015, "An empirical exploration of recurrent network architectures".
    /// </remarks>
    /// <param name="w">Any shape.</param>
    /// <param name="value">The value.</param>
    public static Tensor<T> Constant<T>(Tensor<T> w, double value = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(w);
        w.Data.Fill(T.CreateChecked(value));
        return w;
    }

    /// <summary>Uniform in ±gain √(6 / (fanIn + fanOut)); for tanh and sigmoid. PyTorch's xavier_uniform_, Keras' default.</summary>
    /// <remarks>
    /// Rule:     w ~ U(−a, a) with a = gain √(6 / (fanIn + fanOut)).
    /// Shapes:   w (out, in, …), filled in place.
    /// Source:   Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks", eq. 16.
    /// </remarks>
    /// <param name="w">At least two axes.</param>
    /// <param name="random">Where the draws come from; null: the shared stream.</param>
    /// <param name="gain">Extra factor, 5/3 for tanh in PyTorch's table.</param>
    /// <exception cref="ShapeException">Fewer than two axes.</exception>
    public static Tensor<T> GlorotUniform<T>(Tensor<T> w, RandomSource? random = null, double gain = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int fanIn, int fanOut) = Fans("GlorotUniform", w);
        return Uniform(w, gain * Math.Sqrt(6.0 / (fanIn + fanOut)), random);
    }

    /// <summary>Normal with standard deviation gain √(2 / (fanIn + fanOut)); PyTorch's xavier_normal_.</summary>
    /// <remarks>
    /// Rule:     w ~ N(0, σ²) with σ = gain √(2 / (fanIn + fanOut)).
    /// Shapes:   w (out, in, …), filled in place.
    /// Source:   Glorot and Bengio 2010, eq. 12.
    /// </remarks>
    /// <param name="w">At least two axes.</param>
    /// <param name="random">Where the draws come from; null: the shared stream.</param>
    /// <param name="gain">Extra factor.</param>
    /// <exception cref="ShapeException">Fewer than two axes.</exception>
    public static Tensor<T> GlorotNormal<T>(Tensor<T> w, RandomSource? random = null, double gain = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int fanIn, int fanOut) = Fans("GlorotNormal", w);
        return Normal(w, gain * Math.Sqrt(2.0 / (fanIn + fanOut)), random);
    }

    /// <summary>Uniform in ±√(6 / ((1 + a²) fan)); for ReLU, which loses half the variance. PyTorch's kaiming_uniform_.</summary>
    /// <remarks>
    /// Rule:     w ~ U(−b, b) with b = √(6 / ((1 + a²) fan)).
    /// Shapes:   w (out, in, …), filled in place.
    /// Source:   He et al. 2015, arXiv:1502.01852, eqs. 10 and 15.
    /// </remarks>
    /// <param name="w">At least two axes.</param>
    /// <param name="random">Where the draws come from; null: the shared stream.</param>
    /// <param name="negativeSlope">a of the leaky ReLU that follows; 0 for ReLU.</param>
    /// <param name="useFanOut">Keep the backward pass level instead of the forward pass.</param>
    /// <exception cref="ShapeException">Fewer than two axes.</exception>
    public static Tensor<T> HeUniform<T>(Tensor<T> w, RandomSource? random = null, double negativeSlope = 0, bool useFanOut = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Uniform(w, Math.Sqrt(3) * HeDeviation("HeUniform", w, negativeSlope, useFanOut), random);

    /// <summary>Normal with standard deviation √(2 / ((1 + a²) fan)); PyTorch's kaiming_normal_.</summary>
    /// <remarks>
    /// Rule:     w ~ N(0, σ²) with σ = √(2 / ((1 + a²) fan)).
    /// Shapes:   w (out, in, …), filled in place.
    /// Source:   He et al. 2015, arXiv:1502.01852, eqs. 10 and 15.
    /// </remarks>
    /// <param name="w">At least two axes.</param>
    /// <param name="random">Where the draws come from; null: the shared stream.</param>
    /// <param name="negativeSlope">a of the leaky ReLU that follows; 0 for ReLU.</param>
    /// <param name="useFanOut">Keep the backward pass level instead of the forward pass.</param>
    /// <exception cref="ShapeException">Fewer than two axes.</exception>
    public static Tensor<T> HeNormal<T>(Tensor<T> w, RandomSource? random = null, double negativeSlope = 0, bool useFanOut = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Normal(w, HeDeviation("HeNormal", w, negativeSlope, useFanOut), random);

    /// <summary>gain · Q with orthonormal rows or columns, whichever are fewer: lengths are kept exactly, which recurrent weights like.</summary>
    /// <remarks>
    /// Rule:     w = gain · Q with Q Qᵀ = I or Qᵀ Q = I: Gaussian rows, made orthonormal one after another (Gram–Schmidt, twice for precision).
    /// Shapes:   w (out, in, …), filled in place as the matrix (out, in · …).
    /// Source:   Saxe, McClelland and Ganguli 2014, arXiv:1312.6120.
    /// </remarks>
    /// <param name="w">At least two axes; axes after the first count as one.</param>
    /// <param name="random">Where the draws come from; null: the shared stream.</param>
    /// <param name="gain">Factor on Q.</param>
    /// <exception cref="ShapeException">Fewer than two axes.</exception>
    public static Tensor<T> Orthogonal<T>(Tensor<T> w, RandomSource? random = null, double gain = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Fans("Orthogonal", w);
        (int rows, int columns) = (w.Shape[0], w.Length / Math.Max(1, w.Shape[0]));
        double[][] basis = OrthonormalRows.Draw(Math.Min(rows, columns), Math.Max(rows, columns), random ?? Nn<T>.Random);
        for (int i = 0; i < w.Length; i++)
        {
            (int row, int column) = (i / columns, i % columns);
            w.Data[i] = T.CreateChecked(gain * (rows <= columns ? basis[row][column] : basis[column][row]));
        }
        return w;
    }

    private static double HeDeviation<T>(string method, Tensor<T> w, double negativeSlope, bool useFanOut)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int fanIn, int fanOut) = Fans(method, w);
        return Math.Sqrt(2 / ((1 + (negativeSlope * negativeSlope)) * (useFanOut ? fanOut : fanIn)));
    }

    private static (int In, int Out) Fans<T>(string method, Tensor<T> w)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(w);
        if (w.Rank < 2)
        {
            throw new ShapeException($"{method}: a weight {w.Shape} has no fans; it needs at least two axes, (out, in, …). Did you mean Constant, for a bias?");
        }
        int positions = new Shape(w.Shape.Sizes[2..]).Length;
        return (w.Shape[1] * positions, w.Shape[0] * positions);
    }

    private static Tensor<T> Uniform<T>(Tensor<T> w, double bound, RandomSource? random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor<T>.Uniform(w.Shape, random ?? Nn<T>.Random, -bound, bound).Data.CopyTo(w.Data);
        return w;
    }

    private static Tensor<T> Normal<T>(Tensor<T> w, double deviation, RandomSource? random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor<T>.Normal(w.Shape, random ?? Nn<T>.Random, 0, deviation).Data.CopyTo(w.Data);
        return w;
    }
}
