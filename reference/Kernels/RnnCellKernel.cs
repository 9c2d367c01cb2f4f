using System.Numerics;
using Tutorial.Reference.Plain;

namespace Tutorial.Reference.Kernels;

/// <summary>One row of one step of a simple recurrent network in <see cref="Vector{T}"/>; defined by <see cref="PlainRnn"/>.</summary>
/// <remarks>The only gate is the new hidden state itself; a vector of it is added up, bent and stored twice: as output and for the backward pass.</remarks>
internal readonly unsafe struct RnnCellKernel<T>(bool relu) : IRecurrentCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public int Gates => 1;

    public int States => 1;

    public bool Keeps => false;

    public bool AddsBoth => true;

    public void Forward(CellRow<T> row, int hidden)
    {
        int k = 0;
        for (; k <= hidden - Vector<T>.Count; k += Vector<T>.Count)
        {
            Vector<T> sum = Vector.Load(row.Gates + k) + Vector.Load(row.FromState + k);
            Vector<T> next = relu ? Vector.Max(sum, Vector<T>.Zero) : VectorFunctions.Tanh(sum);
            Vector.Store(next, row.Gates + k);
            Vector.Store(next, row.NextHidden + k);
        }
        PlainRnn.Forward(row, hidden, relu, k);
    }

    public void Backward(CellRow<T> row, int hidden)
    {
        int k = 0;
        for (; k <= hidden - Vector<T>.Count; k += Vector<T>.Count)
        {
            Vector<T> h = Vector.Load(row.Gates + k), dh = Vector.Load(row.NextHidden + k);
            Vector<T> slope = relu
                ? Vector.ConditionalSelect(Vector.GreaterThan(h, Vector<T>.Zero), Vector<T>.One, Vector<T>.Zero)
                : Vector<T>.One - (h * h);
            Vector.Store(dh * slope, row.Gates + k);
            Vector.Store(Vector<T>.Zero, row.NextHidden + k);
        }
        PlainRnn.Backward(row, hidden, relu, k);
    }
}
