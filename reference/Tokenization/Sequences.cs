using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tokenization;

/// <summary>Sequences of different lengths as one batch.</summary>
/// <remarks>
/// Shapes:   N sequences of any lengths → tokens (N, T) and N lengths.
/// Source:   Keras' pad_sequences. Differs: see <see cref="Pad"/>.
/// </remarks>
public static class Sequences
{
    /// <summary>Brings all sequences to one length: long ones lose their end, short ones are filled behind.</summary>
    /// <remarks>Keras' pad_sequences fills and cuts in front by default; here the words stay at the start, where masks and lengths expect them.</remarks>
    /// <param name="sequences">Token numbers.</param>
    /// <param name="length">T; null: that of the longest.</param>
    /// <param name="padding">The number to fill with.</param>
    /// <returns>Tokens (N, T), and how many of each row are real.</returns>
    /// <exception cref="ArgumentOutOfRangeException">length is negative.</exception>
    public static (Tensor<T> Tokens, int[] Lengths) Pad<T>(IReadOnlyList<int[]> sequences, int? length = null, int padding = Vocabulary.Padding)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int width = length ?? (sequences.Count == 0 ? 0 : sequences.Max(sequence => sequence.Length));
        Require.AtLeast("Sequences.Pad", 0, width, nameof(length));
        Tensor<T> tokens = Tensor<T>.Full((sequences.Count, width), padding);
        int[] lengths = new int[sequences.Count];
        for (int row = 0; row < sequences.Count; row++)
        {
            lengths[row] = Math.Min(width, sequences[row].Length);
            for (int t = 0; t < lengths[row]; t++)
            {
                tokens[row, t] = T.CreateChecked(sequences[row][t]);
            }
        }
        return (tokens, lengths);
    }
}
