using System.Numerics;
using Tutorial.Reference.Kernels;

namespace Tutorial.Reference.Plain;

/// <summary>One row of one step of a gated recurrent unit as its definition says, number by number.</summary>
/// <remarks>Source: Cho et al. 2014, arXiv:1406.1078. Differs, as PyTorch: the reset gate multiplies after W_hn.</remarks>
internal static unsafe class PlainGru
{
    /// <summary>r, z = σ(…); n = tanh(a + r q) with q from the state; h = (1 − z) n + z h₋.</summary>
    /// <param name="row">Sums of the gates r, z, n one behind the other, and the state.</param>
    /// <param name="hidden">H.</param>
    /// <param name="first">The first of the H numbers that is computed.</param>
    public static void Forward<T>(CellRow<T> row, int hidden, int first = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = first; k < hidden; k++)
        {
            T r = PlainLstm.Sigmoid(row.Gates[k] + row.FromState[k]);
            T z = PlainLstm.Sigmoid(row.Gates[hidden + k] + row.FromState[hidden + k]);
            T q = row.FromState[(2 * hidden) + k];
            T n = T.Tanh(row.Gates[(2 * hidden) + k] + (r * q));
            (row.Gates[k], row.Gates[hidden + k], row.Gates[(2 * hidden) + k], row.Kept[k]) = (r, z, n, q);
            row.NextHidden[k] = ((T.One - z) * n) + (z * row.Hidden[k]);
        }
    }

    /// <summary>h = (1 − z) n + z h₋, n = tanh(a + r q): q is seen through the reset gate, so the two sums differ in their last part.</summary>
    /// <param name="row">Values of the gates, q, h₋ and ∂loss/∂h.</param>
    /// <param name="hidden">H.</param>
    /// <param name="first">The first of the H numbers that is computed.</param>
    public static void Backward<T>(CellRow<T> row, int hidden, int first = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = first; k < hidden; k++)
        {
            (T r, T z, T n) = (row.Gates[k], row.Gates[hidden + k], row.Gates[(2 * hidden) + k]);
            T dh = row.NextHidden[k];
            T dn = dh * (T.One - z) * (T.One - (n * n));
            T dr = dn * row.Kept[k] * r * (T.One - r);
            T dz = dh * (row.Hidden[k] - n) * z * (T.One - z);
            (row.Gates[k], row.Gates[hidden + k], row.Gates[(2 * hidden) + k]) = (dr, dz, dn);
            (row.FromState[k], row.FromState[hidden + k], row.FromState[(2 * hidden) + k]) = (dr, dz, dn * r);
            row.NextHidden[k] = dh * z;
        }
    }
}
