using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Optimizers;

/// <summary>Limits gradients between Backward and the optimizer's step, so that one steep place does not throw the weights away.</summary>
public static class GradientClipping
{
    /// <summary>Scales all gradients together so that their common norm is at most a limit; the direction stays. Returns the norm before.</summary>
    /// <remarks>
    /// Rule:     g ← g · min(1, c / (‖g‖ + 10⁻⁶)) with ‖g‖ over all parameters, as PyTorch's clip_grad_norm_.
    /// Source:   Pascanu, Mikolov and Bengio 2013, arXiv:1211.5063, algorithm 1.
    /// </remarks>
    /// <param name="parameters">Parameters; those without a gradient are left out.</param>
    /// <param name="maxNorm">c, above 0.</param>
    /// <exception cref="ArgumentException">c is not above 0.</exception>
    public static double ByNorm<T>(IEnumerable<Tensor<T>> parameters, double maxNorm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Positive("ByNorm", "maxNorm", maxNorm);
        Tensor<T>[] gradients = Gradients(parameters);
        double norm = Math.Sqrt(gradients.Sum(gradient => double.CreateChecked(TensorPrimitives.SumOfSquares<T>(gradient.Data))));
        double factor = maxNorm / (norm + 1e-6);
        if (factor < 1)
        {
            foreach (Tensor<T> gradient in gradients)
            {
                TensorPrimitives.Multiply(gradient.Data, T.CreateChecked(factor), gradient.Data);
            }
        }
        return norm;
    }

    /// <summary>Cuts every single number of every gradient to [−c, c]; the direction may change.</summary>
    /// <remarks>
    /// Rule:     g ← min(c, max(−c, g)) for every element, as PyTorch's clip_grad_value_.
    /// Source:   Mikolov 2012, Statistical language models based on neural networks, section 3.2.2.
    /// </remarks>
    /// <param name="parameters">Parameters; those without a gradient are left out.</param>
    /// <param name="limit">c, above 0.</param>
    /// <exception cref="ArgumentException">c is not above 0.</exception>
    public static void ByValue<T>(IEnumerable<Tensor<T>> parameters, double limit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Positive("ByValue", "limit", limit);
        T c = T.CreateChecked(limit);
        foreach (Tensor<T> gradient in Gradients(parameters))
        {
            TensorPrimitives.Max(gradient.Data, -c, gradient.Data);
            TensorPrimitives.Min(gradient.Data, c, gradient.Data);
        }
    }

    private static Tensor<T>[] Gradients<T>(IEnumerable<Tensor<T>> parameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return [.. parameters.Select(parameter => parameter.Grad).OfType<Tensor<T>>()];
    }

    private static void Positive(string method, string setting, double value)
    {
        if (!(value > 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"GradientClipping.{method}: {setting} = {value} must be above 0."));
        }
    }
}
