using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>How a recurrent operation reads its sequences.</summary>
/// <param name="Lengths">Valid steps of each sequence, 0 to T; behind them the state stays and the output is 0. Null: all T.</param>
/// <param name="Reverse">From the last valid step to the first.</param>
/// <param name="RecurrentMask">(N, H), multiplied onto the hidden state before W_hh at every step: recurrent dropout with one mask for
/// the whole sequence (Gal and Ghahramani 2016, arXiv:1512.05287). Null: none.</param>
public sealed record RecurrentOptions<T>(IReadOnlyList<int>? Lengths = null, bool Reverse = false, Tensor<T>? RecurrentMask = null)
    where T : unmanaged, IFloatingPointIeee754<T>;
