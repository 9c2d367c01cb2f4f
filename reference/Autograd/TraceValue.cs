using System.Numerics;
using System.Runtime.InteropServices;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>A copy of a tensor's numbers at one moment.</summary>
public abstract class TraceValue
{
    private double[]? _values;

    private protected TraceValue(object tensor, string? name, Shape shape, bool isSingle) => (Tensor, Name, Shape, IsSingle) = (tensor, name, shape, isSingle);

    /// <summary>The tensor it was copied from: the same object names the same node of the graph.</summary>
    public object Tensor { get; }

    /// <summary>The tensor's name when it was copied, if it had one.</summary>
    public string? Name { get; }

    /// <summary>Its shape.</summary>
    public Shape Shape { get; }

    /// <summary>Whether the numbers are single precision.</summary>
    public bool IsSingle { get; }

    /// <summary>Its elements, row-major.</summary>
    public IReadOnlyList<double> Values => _values ??= ToDoubles();

    /// <summary>The elements as doubles; recording itself keeps them as they are, for it has to be quick.</summary>
    private protected abstract double[] ToDoubles();
}

/// <summary>The copy in the tensor's own type.</summary>
internal sealed class TraceValue<T>(Tensor<T> tensor) : TraceValue(tensor, tensor.Name, tensor.Shape, typeof(T) == typeof(float))
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _copy = Copied(tensor.Data);

    /// <summary>The elements.</summary>
    public ReadOnlySpan<T> Data => _copy;

    /// <summary>Whether a tensor still holds these very numbers, bit for bit: NaN equals itself here.</summary>
    public bool IsStill(Tensor<T> tensor)
        => tensor.Length == _copy.Length && MemoryMarshal.AsBytes(tensor.Data).SequenceEqual(MemoryMarshal.AsBytes<T>(_copy));

    private protected override double[] ToDoubles() => [.. _copy.Select(double.CreateChecked)];

    private static T[] Copied(ReadOnlySpan<T> data)
    {
        T[] copy = GC.AllocateUninitializedArray<T>(data.Length);
        data.CopyTo(copy);
        return copy;
    }
}
