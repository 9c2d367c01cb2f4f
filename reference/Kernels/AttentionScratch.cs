using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>A thread's memory for one attention at a time: packed keys and values, and the scores of one block of queries. Never the whole of T × S.</summary>
internal readonly unsafe struct AttentionScratch<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Queries of a block: four tiles of the product high, and few enough that a causal block leaves out most of the future.</summary>
    public const int BlockQueries = 24;

    private readonly T* _first;
    private readonly int _score, _keys, _values;

    private AttentionScratch(T* first, int score, int keys, int values)
    {
        _first = first;
        (_score, _keys, _values) = (score, keys, values);
    }

    /// <summary>Room for the scores of a block, (24, S).</summary>
    public T* Scores => _first;

    /// <summary>Room for their gradients, (24, S).</summary>
    public T* ScoreGradients => _first + _score;

    /// <summary>Room for the transposed keys, packed.</summary>
    public T* Keys => _first + (2 * _score);

    /// <summary>Room for the values, packed, transposed or not.</summary>
    public T* Values => Keys + _keys;

    /// <summary>Room for the keys as they are, packed; backward only.</summary>
    public T* KeyRows => Values + _values;

    /// <summary>Room for rows of queries or of gradients, packed; backward only.</summary>
    public T* BlockRows => KeyRows + _keys;

    /// <summary>This thread's memory, large enough for the sizes.</summary>
    public static AttentionScratch<T> ForThread(AttentionLayout<T> sizes)
    {
        int score = BlockQueries * sizes.Keys;
        int keys = Math.Max(Panels<T>.Length(sizes.Keys, sizes.Features), Panels<T>.Length(sizes.Features, sizes.Keys));
        int values = Math.Max(Panels<T>.Length(sizes.Keys, sizes.Values), Panels<T>.Length(sizes.Values, sizes.Keys));
        int block = Panels<T>.Length(Math.Max(sizes.Features, sizes.Values), BlockQueries);
        int length = (2 * score) + (2 * keys) + values + block;
        return new AttentionScratch<T>(Scratch<T>.Rent(ScratchUse.Attention, length), score, keys, values);
    }

    /// <summary>scores = q kᵀ/√D of a block, −∞ where a query may not look.</summary>
    /// <param name="sizes">The attention.</param>
    /// <param name="q">The block's first query.</param>
    /// <param name="row">Distance between queries.</param>
    /// <param name="block">First query, number of queries, and how many keys the last of them sees.</param>
    /// <param name="mask">The first element of this attention's mask, or null.</param>
    public void FillScores(AttentionLayout<T> sizes, T* q, nint row, (int First, int Count, int Visible) block, T* mask)
    {
        new Span<T>(Scores, block.Count * block.Visible).Clear();
        Panels<T>.AddProduct(q, row, 1, Keys, Scores, block.Visible, block.Count, block.Visible, sizes.Features);
        for (int i = 0; i < block.Count; i++)
        {
            Span<T> scores = new(Scores + (i * block.Visible), block.Visible);
            TensorPrimitives.Multiply(scores, sizes.Scale, scores);
            sizes.Forbid(scores, block.First + i, mask);
        }
    }
}
