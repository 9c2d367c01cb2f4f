using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>What all convolutions share: a kernel and a bias, started as PyTorch starts them.</summary>
/// <remarks>Start: W and b uniform in ±1/√(W's second axis · kernel area), which is the number of terms in each sum.</remarks>
public abstract class Convolution<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private protected Convolution(Shape weight, int outChannels, bool bias, RandomSource? random)
    {
        double bound = 1 / Math.Sqrt((double)weight.Length / weight[0]);
        random ??= Nn<T>.Random;
        Weight = Parameter("weight", Tensor<T>.Uniform(weight, random, -bound, bound));
        Bias = bias ? Parameter("bias", Tensor<T>.Uniform(outChannels, random, -bound, bound)) : null;
    }

    /// <summary>W; its axes are those of the operation with the layer's name.</summary>
    public Tensor<T> Weight { get; }

    /// <summary>b, (outChannels,), or null.</summary>
    public Tensor<T>? Bias { get; }

    /// <summary>The weight's shape, or the sentence that says which number is wrong.</summary>
    private protected static Shape WeightShape(string layer, int first, int second, int groups, params ReadOnlySpan<int> kernel)
    {
        foreach (int number in (ReadOnlySpan<int>)[first, second, groups, .. kernel])
        {
            if (number < 1)
            {
                throw new ShapeException($"{layer}: channels, groups and kernel sizes must be 1 or more, not {number}.");
            }
        }
        if (first % groups != 0 || second % groups != 0)
        {
            throw new ShapeException($"{layer}: {groups} groups do not share {first} and {second} channels evenly; both must be multiples of groups.");
        }
        return new Shape([first, second / groups, .. kernel]);
    }
}
