using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>The weights of one attention in a forward pass.</summary>
/// <param name="Layer">Path of the layer, such as "decoder.layers.0.multihead_attn".</param>
/// <param name="Weights">(N, heads, T, S): how much query t looks at key s; a row adds up to 1.</param>
public sealed record AttentionMap<T>(string Layer, Tensor<T> Weights)
    where T : unmanaged, IFloatingPointIeee754<T>;

/// <summary>Looks into the attentions of a model while it runs.</summary>
public static class AttentionMaps
{
    /// <summary>Runs a forward pass and collects what every scaled dot-product attention in it looked at, in order.</summary>
    /// <param name="forward">A forward pass, such as <c>() => model.Forward(x)</c>; put the model in evaluation mode first.</param>
    /// <exception cref="InvalidOperationException">A <see cref="StepTrace"/> records on this thread already.</exception>
    public static IReadOnlyList<AttentionMap<T>> Of<T>(Func<Tensor<T>> forward)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(forward);
        using StepTrace trace = StepTrace.Start();
        forward();
        TraceEntry[] attentions = [.. trace.Forward.Where(entry => entry.Operation is IAttention<T>)];
        // Forming the weights is no part of what is looked at, and nothing learns from them.
        trace.Dispose();
        using IDisposable noGraph = Gradients.Off();
        return [.. attentions.Select(entry => new AttentionMap<T>(entry.Layer ?? "", ((IAttention<T>)entry.Operation).Weights.Keep()))];
    }
}
