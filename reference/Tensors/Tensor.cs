using System.Numerics;
using System.Runtime.CompilerServices;
using Tutorial.Reference.Autograd;

namespace Tutorial.Reference.Tensors;

/// <summary>A dense, row-major array of numbers that remembers which operation made it.</summary>
/// <remarks>
/// The same code trains in <see cref="float"/> and is gradient-checked in <see cref="double"/>. There are no strided views:
/// Reshape shares the data, everything else copies. A result holds its <see cref="Source"/>, so the graph lives exactly as long as its results.
/// Operations are extension methods in <c>Tutorial.Reference.Operations.Functional</c>: <c>x.MatMul(w).Relu()</c>.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class Tensor<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _array;
    private readonly int _offset;
    private readonly Step? _step;

    internal Tensor(Shape shape, T[] array, int offset, Step? step)
    {
        Shape = shape;
        _array = array;
        _offset = offset;
        _step = step;
    }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>Number of axes; 0 for a scalar.</summary>
    public int Rank => Shape.Rank;

    /// <summary>Number of elements.</summary>
    public int Length => Shape.Length;

    /// <summary>A name for messages, summaries and the step-through view, such as "0.weight".</summary>
    public string? Name { get; set; }

    /// <summary>The elements, row-major, to read and to write. Writing does not enter the graph.</summary>
    /// <exception cref="InvalidOperationException">The tensor belongs to a step that has ended.</exception>
    public Span<T> Data
    {
        get
        {
            ThrowIfEnded();
            return _array.AsSpan(_offset, Length);
        }
    }

    /// <summary>The elements as memory that may cross into another thread's lambda.</summary>
    /// <exception cref="InvalidOperationException">The tensor belongs to a step that has ended.</exception>
    public Memory<T> Memory
    {
        get
        {
            ThrowIfEnded();
            return _array.AsMemory(_offset, Length);
        }
    }

    /// <summary>One element; negative indices count from the end.</summary>
    /// <param name="index">One index for each axis.</param>
    /// <exception cref="ShapeException">Wrong number of indices, or one out of range.</exception>
    /// <exception cref="InvalidOperationException">The tensor belongs to a step that has ended.</exception>
    [IndexerName("At")]
    public T this[params ReadOnlySpan<int> index]
    {
        get => Data[Offset(index)];
        set => Data[Offset(index)] = value;
    }

    /// <summary>The only element of a tensor that has one, as a number: how a loss is read.</summary>
    /// <exception cref="ShapeException">The tensor has not exactly one element.</exception>
    /// <exception cref="InvalidOperationException">The tensor belongs to a step that has ended.</exception>
    public double Item() => Length == 1
        ? double.CreateChecked(Data[0])
        : throw new ShapeException($"Item: the tensor has shape {Shape} with {Length} elements; Item reads exactly 1. Use an index, or Mean() or Sum() first.");

    /// <summary>The elements as a new array, row-major.</summary>
    /// <exception cref="InvalidOperationException">The tensor belongs to a step that has ended.</exception>
    public T[] ToArray() => Data.ToArray();

    /// <summary>A copy in a plain array, outside the graph: it outlives the step.</summary>
    /// <exception cref="InvalidOperationException">The tensor belongs to a step that has ended.</exception>
    public Tensor<T> Keep() => new(Shape, ToArray(), 0, null) { Name = Name };

    /// <summary>The same data without its history: gradients stop here.</summary>
    /// <exception cref="InvalidOperationException">The tensor belongs to a step that has ended.</exception>
    public Tensor<T> Detach()
    {
        ThrowIfEnded();
        return new Tensor<T>(Shape, _array, _offset, _step) { Name = Name };
    }

    /// <summary>The same data under another shape, without history; <c>Functional.Reshape</c> is the differentiable form.</summary>
    internal Tensor<T> Alias(Shape shape)
    {
        ThrowIfEnded();
        return new Tensor<T>(shape, _array, _offset, _step);
    }

    /// <summary>Room for a result: from the step's arena inside a step, else a fresh array. Contents are undefined.</summary>
    internal static Tensor<T> Uninitialized(Shape shape)
    {
        if (Step.Current is { } step)
        {
            if (StepTrace.IsRecording)
            {
                (T[] kept, int start, Step? life) = StepTrace.Room<T>(shape.Length);
                return new Tensor<T>(shape, kept, start, life);
            }
            (T[] array, int offset) = Arena<T>.Rent(shape.Length, step);
            return new Tensor<T>(shape, array, offset, step);
        }
        return new Tensor<T>(shape, GC.AllocateUninitializedArray<T>(shape.Length), 0, null);
    }

    private void ThrowIfEnded()
    {
        if (_step is { HasEnded: true })
        {
            throw new InvalidOperationException(
                $"Tensor{(Name is null ? "" : $" '{Name}'")} {Shape}: its step has ended and its memory is used again; call Keep() or Item() before the step ends.");
        }
    }

    private int Offset(ReadOnlySpan<int> index)
    {
        if (index.Length != Rank)
        {
            throw new ShapeException($"Tensor: {index.Length} indices for shape {Shape}; give {Rank}, one for each axis.");
        }
        int offset = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            int size = Shape[axis];
            int at = index[axis] < 0 ? index[axis] + size : index[axis];
            if (at < 0 || at >= size)
            {
                throw new ShapeException($"Tensor: index {index[axis]} is outside axis {axis} of shape {Shape}; it runs from {-size} to {size - 1}.");
            }
            offset = (offset * size) + at;
        }
        return offset;
    }
}
