using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>Where the rows of one kind (queries, keys, values, …) lie: heads of a sequence beside each other, sequences one behind the other.</summary>
internal readonly unsafe struct HeadRows<T>(T* first, nint sequence, nint head, nint row)
    where T : unmanaged
{
    /// <summary>Whether there are any: nobody may want a gradient.</summary>
    public bool Exists => first is not null;

    /// <summary>Distance between rows of one head.</summary>
    public nint Row => row;

    /// <summary>First row of one head.</summary>
    public T* Of(int index, int heads) => first + (index / heads * sequence) + (index % heads * head);
}

/// <summary>The sizes of an attention, and which key each query may look at.</summary>
internal sealed unsafe class AttentionLayout<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int[] _batchSizes, _maskSteps;

    /// <summary>An attention whose scores have the shape (…, T, S).</summary>
    public AttentionLayout(Shape scores, int features, int values, Tensor<T>? mask, bool causal)
    {
        (Queries, Keys, Features, Values, Mask, Causal) = (scores[-2], scores[-1], features, values, mask, causal);
        Scale = T.CreateChecked(1 / Math.Sqrt(Math.Max(features, 1)));
        _batchSizes = scores.ToArray()[..^2];
        Heads = 1;
        foreach (int size in _batchSizes)
        {
            Heads *= size;
        }
        // How far the mask moves along each axis of the scores: not at all where it is stretched.
        _maskSteps = new int[scores.Rank];
        int[] strides = mask is null ? [] : mask.Shape.Strides();
        for (int axis = 1; axis <= strides.Length; axis++)
        {
            _maskSteps[^axis] = mask!.Shape[-axis] == 1 ? 0 : strides[^axis];
        }
    }

    /// <summary>How many attentions: sequences times heads.</summary>
    public int Heads { get; }

    /// <summary>T.</summary>
    public int Queries { get; }

    /// <summary>S.</summary>
    public int Keys { get; }

    /// <summary>D.</summary>
    public int Features { get; }

    /// <summary>E.</summary>
    public int Values { get; }

    /// <summary>0 forbids a key; null allows all.</summary>
    public Tensor<T>? Mask { get; }

    /// <summary>Whether the future is forbidden.</summary>
    public bool Causal { get; }

    /// <summary>1/√D.</summary>
    public T Scale { get; }

    /// <summary>How many of the keys lie in a query's past; the last query sees all.</summary>
    public int Visible(int query) => Causal ? Math.Clamp(query + 1 + Keys - Queries, 0, Keys) : Keys;

    /// <summary>Where the mask of one attention begins.</summary>
    public int MaskOf(int head)
    {
        int offset = 0;
        for (int axis = _batchSizes.Length - 1; axis >= 0; axis--)
        {
            offset += head % _batchSizes[axis] * _maskSteps[axis];
            head /= _batchSizes[axis];
        }
        return offset;
    }

    /// <summary>Sets the scores of forbidden keys to −∞, so that their weight is 0.</summary>
    /// <param name="scores">One query's scores.</param>
    /// <param name="query">Which query.</param>
    /// <param name="mask">The first element of the mask of this attention, or null.</param>
    public void Forbid(Span<T> scores, int query, T* mask)
    {
        int visible = Math.Min(Visible(query), scores.Length);
        scores[visible..].Fill(T.NegativeInfinity);
        if (mask is not null)
        {
            T* row = mask + (query * _maskSteps[^2]);
            for (int s = 0; s < visible; s++)
            {
                scores[s] = row[s * _maskSteps[^1]] == T.Zero ? T.NegativeInfinity : scores[s];
            }
        }
    }
}
