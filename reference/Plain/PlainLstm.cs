using System.Numerics;
using Tutorial.Reference.Kernels;

namespace Tutorial.Reference.Plain;

/// <summary>One row of one step of a long short-term memory as its definition says, number by number.</summary>
/// <remarks>Source: Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000.</remarks>
internal static unsafe class PlainLstm
{
    /// <summary>i, f, o = σ(…), g = tanh(…); c = f c₋ + i g; h = o tanh(c).</summary>
    /// <param name="row">Sums of the gates i, f, g, o one behind the other, and the states.</param>
    /// <param name="hidden">H.</param>
    /// <param name="first">The first of the H numbers that is computed.</param>
    public static void Forward<T>(CellRow<T> row, int hidden, int first = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = first; k < hidden; k++)
        {
            T i = Sigmoid(row.Gates[k] + row.FromState[k]);
            T f = Sigmoid(row.Gates[hidden + k] + row.FromState[hidden + k]);
            T g = T.Tanh(row.Gates[(2 * hidden) + k] + row.FromState[(2 * hidden) + k]);
            T o = Sigmoid(row.Gates[(3 * hidden) + k] + row.FromState[(3 * hidden) + k]);
            T c = (f * row.Memory[k]) + (i * g);
            (row.Gates[k], row.Gates[hidden + k], row.Gates[(2 * hidden) + k], row.Gates[(3 * hidden) + k]) = (i, f, g, o);
            (row.NextMemory[k], row.NextHidden[k]) = (c, o * T.Tanh(c));
        }
    }

    /// <summary>h = o tanh(c), c = f c₋ + i g: c collects what later steps say of it and what h says of it; σ′ = σ(1 − σ), tanh′ = 1 − tanh².</summary>
    /// <param name="row">Values of the gates, c₋, ∂loss/∂h and ∂loss/∂c.</param>
    /// <param name="hidden">H.</param>
    /// <param name="first">The first of the H numbers that is computed.</param>
    public static void Backward<T>(CellRow<T> row, int hidden, int first = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = first; k < hidden; k++)
        {
            (T i, T f, T g, T o) = (row.Gates[k], row.Gates[hidden + k], row.Gates[(2 * hidden) + k], row.Gates[(3 * hidden) + k]);
            T squashed = T.Tanh((f * row.Memory[k]) + (i * g));
            T dh = row.NextHidden[k];
            T dc = row.NextMemory[k] + (dh * o * (T.One - (squashed * squashed)));
            row.Gates[k] = dc * g * i * (T.One - i);
            row.Gates[hidden + k] = dc * row.Memory[k] * f * (T.One - f);
            row.Gates[(2 * hidden) + k] = dc * i * (T.One - (g * g));
            row.Gates[(3 * hidden) + k] = dh * squashed * o * (T.One - o);
            (row.NextHidden[k], row.NextMemory[k]) = (T.Zero, dc * f);
        }
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
    public static T Sigmoid<T>(T x)
        where T : IFloatingPointIeee754<T>
        => T.One / (T.One + T.Exp(-x));
}
