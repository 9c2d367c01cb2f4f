using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>All operations below a result, inputs before users, without recursion and without marks on the graph: for whoever only reads it.</summary>
internal static class GraphOrder<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The first input's branch first, as a reader goes through a formula.</summary>
    public static List<Operation<T>> ForReading(Operation<T> root) => Below(root, firstInputFirst: true, new HashSet<Tensor<T>>());

    /// <summary>The order whose reverse <see cref="BackwardPass{T}"/> walks: sums at fan-out come out with the same rounding.</summary>
    /// <param name="root">Where the walk begins.</param>
    /// <param name="leaves">Tensors that count as given, whatever made them.</param>
    public static List<Operation<T>> ForWalking(Operation<T> root, IReadOnlySet<Tensor<T>> leaves) => Below(root, firstInputFirst: false, leaves);

    private static List<Operation<T>> Below(Operation<T> root, bool firstInputFirst, IReadOnlySet<Tensor<T>> leaves)
    {
        List<Operation<T>> order = [];
        HashSet<Operation<T>> entered = [], done = [];
        Stack<Operation<T>> open = new([root]);
        while (open.TryPeek(out Operation<T>? operation))
        {
            if (entered.Add(operation))
            {
                // What is pushed last is visited first.
                foreach (Tensor<T> input in firstInputFirst ? operation.Inputs.Reverse() : operation.Inputs)
                {
                    if (input.Source is { } earlier && !leaves.Contains(input))
                    {
                        open.Push(earlier);
                    }
                }
            }
            else if (open.Pop() == operation && done.Add(operation))
            {
                order.Add(operation);
            }
        }
        return order;
    }
}
