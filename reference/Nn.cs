using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference;

/// <summary>Factory methods for everything a model is made of: <c>using static Tutorial.Reference.Nn&lt;float&gt;;</c> and then <c>Sequential(Flatten(), Linear(784, 10))</c>.</summary>
/// <remarks>Changing the one using to <c>Nn&lt;double&gt;</c> makes the whole model double.</remarks>
public static partial class Nn<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static RandomSource? s_random;

    /// <summary>The stream from which layers draw start weights and dropout its masks when none is given; starts at seed 0 on each thread.</summary>
    public static RandomSource Random => s_random ??= new RandomSource(0);

    /// <summary>Starts the shared stream anew: the same seed gives the same weights, masks and numbers.</summary>
    /// <param name="seed">Any number.</param>
    public static void Seed(long seed) => s_random = new RandomSource(seed);
}
