using System.Numerics;
using Tutorial.Reference.Kernels;

namespace Tutorial.Reference.Plain;

/// <summary>One row of one step of a simple recurrent network as its definition says, number by number.</summary>
/// <remarks>Source: Elman 1990, "Finding structure in time".</remarks>
internal static unsafe class PlainRnn
{
    /// <summary>h = f(a), a = what came from the input + what came from the state, f = tanh or ReLU.</summary>
    /// <param name="row">The two sums; h is left in their place, too.</param>
    /// <param name="hidden">H.</param>
    /// <param name="relu">ReLU instead of tanh.</param>
    /// <param name="first">The first of the H numbers that is computed.</param>
    public static void Forward<T>(CellRow<T> row, int hidden, bool relu, int first = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = first; k < hidden; k++)
        {
            T sum = row.Gates[k] + row.FromState[k];
            row.NextHidden[k] = row.Gates[k] = relu ? T.Max(sum, T.Zero) : T.Tanh(sum);
        }
    }

    /// <summary>da = dh f′(a): tanh′ = 1 − h², ReLU′ = 1 where h is above 0.</summary>
    /// <param name="row">h in place of the gates, and ∂loss/∂h.</param>
    /// <param name="hidden">H.</param>
    /// <param name="relu">ReLU instead of tanh.</param>
    /// <param name="first">The first of the H numbers that is computed.</param>
    public static void Backward<T>(CellRow<T> row, int hidden, bool relu, int first = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = first; k < hidden; k++)
        {
            T h = row.Gates[k];
            T slope = relu ? (h > T.Zero ? T.One : T.Zero) : T.One - (h * h);
            (row.Gates[k], row.NextHidden[k]) = (row.NextHidden[k] * slope, T.Zero);
        }
    }
}
