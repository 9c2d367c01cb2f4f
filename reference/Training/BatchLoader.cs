using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training;

/// <summary>A mini-batch: some examples and their targets, in buffers that the next batch uses again.</summary>
/// <param name="X">Inputs, (N, …).</param>
/// <param name="Y">Targets, (N, …); class numbers are stored as whole numbers.</param>
public readonly record struct Batch<T>(Tensor<T> X, Tensor<T> Y)
    where T : unmanaged, IFloatingPointIeee754<T>;

/// <summary>Cuts examples into mini-batches, in a new random order each epoch when a random stream is given.</summary>
/// <remarks>The buffers of a batch are reused: what must outlive the batch is copied by <c>Keep()</c>.</remarks>
public sealed class BatchLoader<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T> _x;
    private readonly Tensor<T> _y;
    private readonly int _batchSize;
    private readonly RandomSource? _shuffle;
    private readonly Dictionary<int, Batch<T>> _buffers = [];

    /// <summary>Batches over all examples; the last may be smaller.</summary>
    /// <param name="x">Inputs, (N, …).</param>
    /// <param name="y">Targets, (N, …).</param>
    /// <param name="batchSize">Examples a batch.</param>
    /// <param name="shuffle">Stream for a new order each epoch; null: the given order.</param>
    /// <exception cref="ShapeException">x and y do not have the same number of examples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">batchSize is below 1.</exception>
    public BatchLoader(Tensor<T> x, Tensor<T> y, int batchSize, RandomSource? shuffle = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Require.Positive("BatchLoader", batchSize);
        if (x.Rank == 0 || y.Rank == 0 || x.Shape[0] != y.Shape[0])
        {
            throw new ShapeException($"BatchLoader: inputs {x.Shape} and targets {y.Shape} must have the same first axis, one entry an example.");
        }
        (_x, _y, _batchSize, _shuffle) = (x, y, batchSize, shuffle);
    }

    /// <summary>Examples in all.</summary>
    public int Count => _x.Shape[0];

    /// <summary>Batches an epoch.</summary>
    public int Batches => (Count + _batchSize - 1) / _batchSize;

    /// <summary>One epoch's batches.</summary>
    public IEnumerable<Batch<T>> Epoch()
    {
        int[]? order = _shuffle?.Permutation(Count);
        for (int first = 0; first < Count; first += _batchSize)
        {
            int size = Math.Min(_batchSize, Count - first);
            Batch<T> batch = Buffer(size);
            for (int i = 0; i < size; i++)
            {
                int example = order is null ? first + i : order[first + i];
                CopyRow(_x, example, batch.X, i);
                CopyRow(_y, example, batch.Y, i);
            }
            yield return batch;
        }
    }

    private static void CopyRow(Tensor<T> from, int row, Tensor<T> to, int toRow)
    {
        int width = from.Length / from.Shape[0];
        from.Data.Slice(row * width, width).CopyTo(to.Data.Slice(toRow * width, width));
    }

    private Batch<T> Buffer(int size)
    {
        if (!_buffers.TryGetValue(size, out Batch<T> batch))
        {
            batch = new Batch<T>(Tensor<T>.Zeros([size, .. _x.Shape.Sizes[1..]]), Tensor<T>.Zeros([size, .. _y.Shape.Sizes[1..]]));
            _buffers[size] = batch;
        }
        return batch;
    }
}
