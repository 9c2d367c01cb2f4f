using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>The sentences of the recurrent operations.</summary>
internal static class RecurrentChecks
{
    /// <summary>Asks that all inputs fit together.</summary>
    /// <exception cref="ShapeException">They do not.</exception>
    public static void Shapes<T>(string name, int gates, int states, int hidden, Tensor<T>[] inputs, RecurrentOptions<T> options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (Shape x, Shape state, Shape wIh, Shape wHh) = (inputs[0].Shape, inputs[1].Shape, inputs[2].Shape, inputs[3].Shape);
        if (x.Rank != 3)
        {
            throw new ShapeException($"{name}: x {x} must have three axes, (N, T, D). Did you forget the batch or the time axis?");
        }
        Shape wantedIh = (gates * hidden, x[2]), wantedHh = (gates * hidden, hidden);
        if (wIh != wantedIh || wHh != wantedHh)
        {
            throw new ShapeException($"{name}: the weights {wIh} and {wHh} must be ({gates}·H, D) and ({gates}·H, H) with D = {x[2]}, the last axis of x {x}.");
        }
        if (inputs[4].Shape != gates * hidden || inputs[5].Shape != gates * hidden)
        {
            throw new ShapeException($"{name}: the biases {inputs[4].Shape} and {inputs[5].Shape} must both be ({gates * hidden},).");
        }
        if (state != (x[0], states, hidden))
        {
            throw new ShapeException($"{name}: the state {state} must be {(Shape)(x[0], states, hidden)}, (N, {states}, H).");
        }
        if (options.RecurrentMask is { } mask && mask.Shape != (x[0], hidden))
        {
            throw new ShapeException($"{name}: the recurrent mask {mask.Shape} must be {(Shape)(x[0], hidden)}, (N, H).");
        }
        Lengths(name, options.Lengths, x);
    }

    private static void Lengths(string name, IReadOnlyList<int>? lengths, Shape x)
    {
        if (lengths is null)
        {
            return;
        }
        if (lengths.Count != x[0])
        {
            throw new ShapeException($"{name}: {lengths.Count} lengths for a batch of {x[0]}; give one for each sequence of x {x}.");
        }
        for (int n = 0; n < lengths.Count; n++)
        {
            if (lengths[n] < 0 || lengths[n] > x[1])
            {
                throw new ShapeException($"{name}: the length {lengths[n]} of sequence {n} must be from 0 to {x[1]}, the time axis of x {x}.");
            }
        }
    }
}
