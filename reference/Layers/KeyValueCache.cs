using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Keys and values that a text's positions have in each block: what causal attention would otherwise compute again for every new token.</summary>
/// <remarks>
/// Shapes:   keys and values (N, heads, S, features / heads) for each block, S growing with the text.
/// Why it holds: a position's keys and values depend on itself and the past only, so no later token changes them.
/// Source:   Shazeer 2019, "Fast Transformer decoding: one write-head is all you need", arXiv:1911.02150 (incremental attention).
/// </remarks>
public sealed class KeyValueCache<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<(Tensor<T> Keys, Tensor<T> Values)> _blocks = [];

    /// <summary>S, how many positions are remembered.</summary>
    public int Count => _blocks.Count == 0 ? 0 : _blocks[0].Keys.Shape[2];

    /// <summary>Numbers held, keys and values of all blocks together.</summary>
    public int Length => _blocks.Sum(block => block.Keys.Length + block.Values.Length);

    /// <summary>Adds new positions to a block and hands out all it has.</summary>
    /// <param name="block">0 for the first block, which is also the first to be added to.</param>
    /// <param name="added">Keys and values of the new positions.</param>
    internal (Tensor<T> Keys, Tensor<T> Values) Add(int block, (Tensor<T> Keys, Tensor<T> Values) added)
    {
        if (block == _blocks.Count)
        {
            _blocks.Add(added);
        }
        else
        {
            (Tensor<T> keys, Tensor<T> values) = _blocks[block];
            _blocks[block] = (Functional.Concatenate([keys, added.Keys], 2), Functional.Concatenate([values, added.Values], 2));
        }
        return _blocks[block];
    }
}
