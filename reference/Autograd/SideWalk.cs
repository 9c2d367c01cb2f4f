using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>A backward walk for showing: the same operations in the same order, but nobody's gradient changes and the graph is not spent.</summary>
internal static class SideWalk<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Walks from a result and writes every gradient into the trace.</summary>
    /// <param name="trace">Holds an entry for each operation that should be recorded.</param>
    /// <param name="result">Where the walk begins.</param>
    /// <param name="seed">∂loss/∂result.</param>
    /// <param name="leaves">Tensors at which it ends, besides those that nothing made.</param>
    public static void Run(StepTrace trace, Tensor<T> result, Tensor<T> seed, IReadOnlySet<Tensor<T>> leaves)
    {
        List<Operation<T>> order = GraphOrder<T>.ForWalking(result.Source!, leaves);
        Dictionary<Tensor<T>, Tensor<T>?> before = [];
        foreach (Tensor<T> tensor in order.SelectMany(operation => operation.Inputs.Append(operation.Output)))
        {
            before.TryAdd(tensor, tensor.Grad);
            tensor.Grad = null;
        }
        try
        {
            seed.Data.CopyTo(result.GradientBuffer().Data);
            for (int i = order.Count - 1; i >= 0; i--)
            {
                Visit(trace, order[i]);
            }
        }
        finally
        {
            foreach ((Tensor<T> tensor, Tensor<T>? gradient) in before)
            {
                tensor.Grad = gradient;
            }
        }
    }

    private static void Visit(StepTrace trace, Operation<T> operation)
    {
        if (operation.Output.Grad is not { } dy)
        {
            return;
        }
        operation.Renew();
        operation.Backward(dy.Data, new GradientBuffers<T>(operation));
        operation.Renew();
        foreach (Tensor<T> input in operation.Inputs)
        {
            _ = input.NeedsGradient ? input.GradientBuffer() : null;
        }
        trace.AddGradients(operation, dy);
    }
}
