using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>Names the operation at which numbers first became NaN or infinite.</summary>
internal static class FiniteCheck
{
    /// <summary>Looks at an operation's result.</summary>
    /// <exception cref="ArithmeticException">It holds NaN or an infinity.</exception>
    public static void Forward<T>(Operation<T> operation)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Look<T>(operation.Output.Data, operation.Output.Shape, $"{operation.Name}: the result");

    /// <summary>Looks at the gradients an operation has added to.</summary>
    /// <exception cref="ArithmeticException">One holds NaN or an infinity.</exception>
    public static void Backward<T>(Operation<T> operation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < operation.Inputs.Count; i++)
        {
            if (operation.Inputs[i].Grad is { } gradient)
            {
                Look<T>(gradient.Data, gradient.Shape, $"{operation.Name}: the gradient of input {i}");
            }
        }
    }

    private static void Look<T>(ReadOnlySpan<T> data, Shape shape, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < data.Length; i++)
        {
            if (!T.IsFinite(data[i]))
            {
                throw new ArithmeticException(
                    $"{what} {shape} holds {data[i]} at flat index {i}; look at the inputs of this operation, and try a smaller learning rate or clipping.");
            }
        }
    }
}
