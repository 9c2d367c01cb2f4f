using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>A recording of one forward and backward pass: every operation in order, with copies of its numbers.</summary>
/// <remarks>While a trace records on a thread, the step's arena is off there, so nothing recorded is overwritten. Not recording costs one thread-static read an operation.</remarks>
public sealed class StepTrace : IDisposable
{
    [ThreadStatic]
    private static StepTrace? s_current;

    [ThreadStatic]
    private static string? s_layer;

    private readonly Dictionary<object, TraceEntry> _byOperation = new(ReferenceEqualityComparer.Instance);
    private readonly List<TraceEntry> _forward = [];
    private readonly List<TraceEntry> _backward = [];

    private StepTrace()
    {
    }

    /// <summary>Whether a trace records on this thread.</summary>
    public static bool IsRecording => s_current is not null;

    /// <summary>The operations in the order in which they ran.</summary>
    public IReadOnlyList<TraceEntry> Forward => _forward;

    /// <summary>The same entries in the order in which the gradient reached them.</summary>
    public IReadOnlyList<TraceEntry> Backward => _backward;

    /// <summary>Starts recording on this thread; dispose to stop. The entries stay readable.</summary>
    /// <exception cref="InvalidOperationException">A trace records on this thread already.</exception>
    public static StepTrace Start()
    {
        if (s_current is not null)
        {
            throw new InvalidOperationException("StepTrace.Start: a trace records on this thread already; dispose it first.");
        }
        return s_current = new StepTrace();
    }

    /// <summary>Names the layer that the following operations belong to; dispose to return to the outer one.</summary>
    /// <param name="layer">Path of the layer, such as "encoder.0.attention".</param>
    public static IDisposable Layer(string layer) => new LayerScope(layer);

    /// <summary>Stops recording.</summary>
    public void Dispose()
    {
        if (s_current == this)
        {
            s_current = null;
        }
    }

    /// <summary>Adds an operation that has just run.</summary>
    internal static void Record<T>(Operation<T> operation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (s_current is { } trace)
        {
            TraceEntry entry = TraceEntry.Of(operation, s_layer);
            trace._forward.Add(entry);
            trace._byOperation[operation] = entry;
        }
    }

    /// <summary>Adds the gradients of an operation that the backward walk has just left.</summary>
    internal static void RecordBackward<T>(Operation<T> operation, Tensor<T> dy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (s_current is { } trace && trace._byOperation.TryGetValue(operation, out TraceEntry? entry))
        {
            entry.AddGradients(operation, dy);
            trace._backward.Add(entry);
        }
    }

    private sealed class LayerScope : IDisposable
    {
        private readonly string? _outer = s_layer;

        public LayerScope(string layer) => s_layer = _outer is null ? layer : $"{_outer}.{layer}";

        public void Dispose() => s_layer = _outer;
    }
}
