using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Visuals;

/// <summary>The step-through view: a computation one operation at a time, forward and backward, with its real numbers.</summary>
/// <example><code>
/// Steps.Show(loss)                                   // a graph that stands; its gradients are worked out on the side
/// using StepTrace trace = StepTrace.Start(); …       // or a recording of what really ran, with layers and data
/// Steps.Show(trace)
/// </code></example>
public static class Steps
{
    /// <summary>All operations below a result, and their backward pass. No gradient changes and the graph can still be walked.</summary>
    /// <param name="result">A loss, or any result; without <paramref name="seed"/> only a single number has a backward pass.</param>
    /// <param name="seed">∂loss/∂result to start with, in the result's shape.</param>
    /// <exception cref="InvalidOperationException">No operation made this tensor.</exception>
    /// <exception cref="ShapeException">The seed has another shape.</exception>
    public static StepThrough Show<T>(Tensor<T> result, Tensor<T>? seed = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new(StepTrace.Of(result, seed));

    /// <summary>All recorded operations in the order in which they ran, with the gradients of the backward pass where it has been.</summary>
    /// <param name="trace">A recording; it may still run.</param>
    /// <exception cref="ArgumentException">Nothing was recorded.</exception>
    public static StepThrough Show(StepTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return trace.Forward.Count > 0
            ? new StepThrough(trace)
            : throw new ArgumentException("Steps.Show: the recording is empty; run operations after StepTrace.Start() and before it is disposed.");
    }
}
