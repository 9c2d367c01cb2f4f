using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>While it is open, tensors hold what they held when they were recorded.</summary>
internal sealed class Recorded<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<(Tensor<T> Tensor, T[] Data)> _later = [];

    public Recorded(IReadOnlyList<TraceValue<T>> values)
    {
        foreach (TraceValue<T> value in values)
        {
            var tensor = (Tensor<T>)value.Tensor;
            if (!value.IsStill(tensor))
            {
                _later.Add((tensor, tensor.ToArray()));
                value.Data.CopyTo(tensor.Data);
            }
        }
    }

    public void Dispose()
    {
        // Last to first: a tensor that stands twice gets back what it held at the very beginning.
        for (int i = _later.Count - 1; i >= 0; i--)
        {
            _later[i].Data.CopyTo(_later[i].Tensor.Data);
        }
    }
}
