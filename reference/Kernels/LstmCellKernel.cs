using System.Numerics;
using Tutorial.Reference.Plain;

namespace Tutorial.Reference.Kernels;

/// <summary>One row of one step of a long short-term memory in <see cref="Vector{T}"/>; defined by <see cref="PlainLstm"/>.</summary>
/// <remarks>
/// <code>
///  gates  │ i … │ f … │ g … │ o … │   one vector of each at a time: four sums, five bends and two products
///            ↓     ↓     ↓     ↓       happen in registers, and each number is read and written once
///  c, h   │ … │
/// </code>
/// tanh c is not kept: forming it anew costs less than the memory for it.
/// </remarks>
internal readonly unsafe struct LstmCellKernel<T> : IRecurrentCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public int Gates => 4;

    public int States => 2;

    public bool Keeps => false;

    public bool AddsBoth => true;

    public void Forward(CellRow<T> row, int hidden)
    {
        T* i = row.Gates, f = i + hidden, g = f + hidden, o = g + hidden;
        T* s = row.FromState;
        int k = 0;
        for (; k <= hidden - Vector<T>.Count; k += Vector<T>.Count)
        {
            Vector<T> input = VectorFunctions.Sigmoid(Vector.Load(i + k) + Vector.Load(s + k));
            Vector<T> forget = VectorFunctions.Sigmoid(Vector.Load(f + k) + Vector.Load(s + hidden + k));
            Vector<T> candidate = VectorFunctions.Tanh(Vector.Load(g + k) + Vector.Load(s + (2 * hidden) + k));
            Vector<T> output = VectorFunctions.Sigmoid(Vector.Load(o + k) + Vector.Load(s + (3 * hidden) + k));
            Vector<T> memory = (forget * Vector.Load(row.Memory + k)) + (input * candidate);
            Vector.Store(input, i + k);
            Vector.Store(forget, f + k);
            Vector.Store(candidate, g + k);
            Vector.Store(output, o + k);
            Vector.Store(memory, row.NextMemory + k);
            Vector.Store(output * VectorFunctions.Tanh(memory), row.NextHidden + k);
        }
        PlainLstm.Forward(row, hidden, k);
    }

    public void Backward(CellRow<T> row, int hidden)
    {
        T* i = row.Gates, f = i + hidden, g = f + hidden, o = g + hidden;
        Vector<T> one = Vector<T>.One;
        int k = 0;
        for (; k <= hidden - Vector<T>.Count; k += Vector<T>.Count)
        {
            Vector<T> input = Vector.Load(i + k), forget = Vector.Load(f + k), candidate = Vector.Load(g + k), output = Vector.Load(o + k);
            Vector<T> before = Vector.Load(row.Memory + k);
            Vector<T> squashed = VectorFunctions.Tanh((forget * before) + (input * candidate));
            Vector<T> dh = Vector.Load(row.NextHidden + k);
            Vector<T> dc = Vector.Load(row.NextMemory + k) + (dh * output * (one - (squashed * squashed)));
            Vector.Store(dc * candidate * input * (one - input), i + k);
            Vector.Store(dc * before * forget * (one - forget), f + k);
            Vector.Store(dc * input * (one - (candidate * candidate)), g + k);
            Vector.Store(dh * squashed * output * (one - output), o + k);
            Vector.Store(Vector<T>.Zero, row.NextHidden + k);
            Vector.Store(dc * forget, row.NextMemory + k);
        }
        PlainLstm.Backward(row, hidden, k);
    }
}
