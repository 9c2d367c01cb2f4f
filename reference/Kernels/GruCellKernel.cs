using System.Numerics;
using Tutorial.Reference.Plain;

namespace Tutorial.Reference.Kernels;

/// <summary>One row of one step of a gated recurrent unit in <see cref="Vector{T}"/>; defined by <see cref="PlainGru"/>.</summary>
/// <remarks>
/// <code>
///  gates       │ r … │ z … │ n … │   one vector of each at a time, as in the LSTM's kernel;
///  from state  │ r … │ z … │ q … │   q meets the reset gate before it enters n, so it is kept
/// </code>
/// </remarks>
internal readonly unsafe struct GruCellKernel<T> : IRecurrentCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public int Gates => 3;

    public int States => 1;

    public bool Keeps => true;

    public bool AddsBoth => false;

    public void Forward(CellRow<T> row, int hidden)
    {
        T* r = row.Gates, z = r + hidden, n = z + hidden;
        T* s = row.FromState;
        int k = 0;
        for (; k <= hidden - Vector<T>.Count; k += Vector<T>.Count)
        {
            Vector<T> reset = VectorFunctions.Sigmoid(Vector.Load(r + k) + Vector.Load(s + k));
            Vector<T> update = VectorFunctions.Sigmoid(Vector.Load(z + k) + Vector.Load(s + hidden + k));
            Vector<T> q = Vector.Load(s + (2 * hidden) + k);
            Vector<T> candidate = VectorFunctions.Tanh(Vector.Load(n + k) + (reset * q));
            Vector.Store(reset, r + k);
            Vector.Store(update, z + k);
            Vector.Store(candidate, n + k);
            Vector.Store(q, row.Kept + k);
            Vector.Store(((Vector<T>.One - update) * candidate) + (update * Vector.Load(row.Hidden + k)), row.NextHidden + k);
        }
        PlainGru.Forward(row, hidden, k);
    }

    public void Backward(CellRow<T> row, int hidden)
    {
        T* r = row.Gates, z = r + hidden, n = z + hidden;
        T* s = row.FromState;
        Vector<T> one = Vector<T>.One;
        int k = 0;
        for (; k <= hidden - Vector<T>.Count; k += Vector<T>.Count)
        {
            Vector<T> reset = Vector.Load(r + k), update = Vector.Load(z + k), candidate = Vector.Load(n + k);
            Vector<T> dh = Vector.Load(row.NextHidden + k);
            Vector<T> dn = dh * (one - update) * (one - (candidate * candidate));
            Vector<T> dr = dn * Vector.Load(row.Kept + k) * reset * (one - reset);
            Vector<T> dz = dh * (Vector.Load(row.Hidden + k) - candidate) * update * (one - update);
            Vector.Store(dr, r + k);
            Vector.Store(dz, z + k);
            Vector.Store(dn, n + k);
            Vector.Store(dr, s + k);
            Vector.Store(dz, s + hidden + k);
            Vector.Store(dn * reset, s + (2 * hidden) + k);
            Vector.Store(dh * update, row.NextHidden + k);
        }
        PlainGru.Backward(row, hidden, k);
    }
}
