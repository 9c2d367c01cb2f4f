using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>Reverse-mode differentiation: visits every operation once, after all operations that use its result.</summary>
/// <remarks>
/// Why an order is needed: with a = 1; b = a + a; c = b + b the gradient of b must have received both its shares before it passes on to a.
/// A topological order gives that. The walk keeps its own stack, because a recurrent network over 10,000 steps would overflow the thread's.
/// Source: Linnainmaa 1970; Baydin et al. 2018, "Automatic differentiation in machine learning: a survey", section 3.2.
/// </remarks>
internal static class BackwardPass<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Adds ∂loss/∂leaf to every leaf below <paramref name="loss"/>.</summary>
    public static void Run(Tensor<T> loss, Tensor<T> seed)
    {
        if (loss.Source is null)
        {
            throw new InvalidOperationException(
                "Backward: no operation with a learning input leads here, so there is nothing to differentiate; mark parameters with Learn() and do not run inside Gradients.Off().");
        }
        List<Operation<T>> order = Order(loss.Source);
        seed.Data.CopyTo(loss.GradientBuffer().Data);
        try
        {
            for (int i = order.Count - 1; i >= 0; i--)
            {
                Visit(order[i]);
            }
        }
        finally
        {
            // A walk that failed half-way must not be taken up again: what it has passed on already would count twice.
            order.ForEach(operation => operation.IsSpent = true);
        }
    }

    private static void Visit(Operation<T> operation)
    {
        Tensor<T> output = operation.Output;
        if (output.Grad is { } dy)
        {
            operation.Backward(dy.Data, new GradientBuffers<T>(operation));
            foreach (Tensor<T> input in operation.Inputs)
            {
                // An operation on an empty batch touches no buffer; its inputs' gradient is zero then, not missing.
                _ = input.NeedsGradient ? input.GradientBuffer() : null;
            }
            if (Gradients.CheckFinite)
            {
                FiniteCheck.Backward(operation);
            }
            StepTrace.RecordBackward(operation, dy);
        }
        operation.IsSpent = true;
        if (!output.RequiresGrad)
        {
            output.Grad = null;
        }
    }

    /// <summary>All operations below the root, inputs before users (depth first, without recursion).</summary>
    private static List<Operation<T>> Order(Operation<T> root)
    {
        List<Operation<T>> order = [];
        Stack<Operation<T>> open = new();
        open.Push(root);
        while (open.TryPeek(out Operation<T>? operation))
        {
            if (operation.IsSpent)
            {
                Reset(order, open);
                throw new InvalidOperationException(
                    $"Backward: the graph through {operation.Name} was walked already and its saved values are gone; compute the loss again before a second Backward.");
            }
            if (operation.Mark == 0)
            {
                operation.Mark = 1;
                foreach (Tensor<T> input in operation.Inputs)
                {
                    if (input.Source is { } earlier && (earlier.Mark == 0 || earlier.IsSpent))
                    {
                        open.Push(earlier);
                    }
                }
            }
            else
            {
                open.Pop();
                if (operation.Mark == 1)
                {
                    operation.Mark = 2;
                    order.Add(operation);
                }
            }
        }
        return order;
    }

    private static void Reset(List<Operation<T>> order, Stack<Operation<T>> open)
    {
        foreach (Operation<T> operation in order.Concat(open))
        {
            operation.Mark = 0;
        }
    }
}
