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
    /// <exception cref="InvalidOperationException">The recording was cleared.</exception>
    public IReadOnlyList<double> Values => _values ??= ToDoubles();

    /// <summary>The elements as doubles; recording itself keeps them as they are, for it has to be quick.</summary>
    private protected abstract double[] ToDoubles();
}

/// <summary>The copy in the tensor's own type.</summary>
internal sealed class TraceValue<T> : TraceValue
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _copy;
    private readonly int _offset;
    private readonly Step? _lifetime;

    /// <param name="tensor">What to copy.</param>
    /// <param name="memory">Where to; null: into an array of its own.</param>
    public TraceValue(Tensor<T> tensor, TraceMemory? memory)
        : base(tensor, tensor.Name, tensor.Shape, typeof(T) == typeof(float))
    {
        (_copy, _offset) = memory is null ? (GC.AllocateUninitializedArray<T>(tensor.Length), 0) : memory.Take<T>(tensor.Length);
        _lifetime = memory?.Lifetime;
        tensor.Data.CopyTo(_copy.AsSpan(_offset, tensor.Length));
    }

    /// <summary>The elements.</summary>
    /// <exception cref="InvalidOperationException">The recording was cleared.</exception>
    public ReadOnlySpan<T> Data => _lifetime is { HasEnded: true }
        ? throw new InvalidOperationException($"StepTrace: the recorded values {Shape} were given up by Clear() and their memory is used again; read them before.")
        : _copy.AsSpan(_offset, Shape.Length);

    /// <summary>Whether a tensor still holds these very numbers, bit for bit: NaN equals itself here.</summary>
    public bool IsStill(Tensor<T> tensor)
        => tensor.Length == Shape.Length && MemoryMarshal.AsBytes(tensor.Data).SequenceEqual(MemoryMarshal.AsBytes(Data));

    private protected override double[] ToDoubles()
    {
        double[] values = new double[Shape.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = double.CreateChecked(Data[i]);
        }
        return values;
    }
}
