using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>A recording of one forward and backward pass: every operation in order, with copies of its numbers.</summary>
/// <remarks>
/// While a trace records on a thread, the step's arena is off there, so nothing recorded is overwritten. Not recording costs one thread-static read an operation.
/// Whoever records every step of a training and looks at the last calls <see cref="Clear"/> between them: then all steps share one memory.
/// </remarks>
public sealed class StepTrace : IDisposable
{
    [ThreadStatic]
    private static StepTrace? s_current;

    [ThreadStatic]
    private static string? s_layer;

    private readonly Dictionary<object, TraceEntry> _byOperation = new(ReferenceEqualityComparer.Instance);
    private readonly List<TraceEntry> _forward = [];
    private readonly List<TraceEntry> _backward = [];
    private TraceMemory? _memory;
    private TraceCopies _copies = new(null);

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

    /// <summary>Reads a graph that stands already: all operations below a result, and the backward pass, walked on the side.</summary>
    /// <remarks>No gradient changes and the graph is not spent. Operations without a learning input are in no graph: start a trace before them to see them.</remarks>
    /// <param name="result">Any result.</param>
    /// <param name="seed">∂loss/∂result, in its shape; null takes 1 for a single number and leaves the backward pass out for anything larger.</param>
    /// <exception cref="InvalidOperationException">No operation made this tensor.</exception>
    /// <exception cref="ShapeException">The seed has another shape.</exception>
    public static StepTrace Of<T>(Tensor<T> result, Tensor<T>? seed = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Source is null)
        {
            throw new InvalidOperationException("StepTrace.Of: no operation with a learning input made this tensor, so there is no graph to show; mark parameters with Learn(), or record a StepTrace.");
        }
        if (seed is not null && seed.Shape != result.Shape)
        {
            throw new ShapeException($"StepTrace.Of: the incoming gradient {seed.Shape} must have the result's shape {result.Shape}.");
        }
        StepTrace trace = new();
        GraphOrder<T>.ForReading(result.Source).ForEach(operation => trace.Add(operation, null));
        trace.WalkBack(result, seed, new HashSet<Tensor<T>>());
        return trace;
    }

    /// <summary>Records the composed twin of a fused operation on the inputs it has now.</summary>
    internal static StepTrace? OfTwin<T>(Operation<T> operation, Tensor<T>? seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        StepTrace trace = new();
        (StepTrace? outer, string? layer) = (s_current, s_layer);
        (s_current, s_layer) = (trace, null);
        try
        {
            if (operation.Expand() is not { } twin)
            {
                return null;
            }
            s_current = null;
            if (twin.Source is not null && seed is not null)
            {
                trace.WalkBack(twin, seed, operation.Inputs.ToHashSet());
            }
            return trace;
        }
        finally
        {
            (s_current, s_layer) = (outer, layer);
        }
    }

    /// <summary>Names the layer that the following operations belong to; dispose to return to the outer one.</summary>
    /// <param name="layer">Path of the layer, such as "encoder.0.attention".</param>
    public static IDisposable Layer(string layer) => new LayerScope(layer);

    /// <summary>Measures slopes of what was recorded; null before a backward pass. Walks of several results in one recording are measured as the first.</summary>
    public TraceReplay? Replay() => _backward.Count == 0 ? null : _backward[0].Probe.Replay(_forward, _backward[0]);

    /// <summary>Every operation in the order in which it ran, with its equation, its numbers and its gradients as far as they are recorded.</summary>
    public override string ToString() => TraceText.Of(_forward);

    /// <summary>Forgets what was recorded and goes on: what comes next takes the place of what was, which can no longer be read.</summary>
    /// <remarks>Recording in memory that is used again costs about half of recording afresh. A trace that was never cleared stays readable for ever.</remarks>
    public void Clear()
    {
        _forward.Clear();
        _backward.Clear();
        _byOperation.Clear();
        if (_memory is null)
        {
            // What was recorded so far are plain arrays, which nobody has to take back.
            _memory = new TraceMemory();
        }
        else
        {
            _memory.Rewind();
        }
        _copies = new TraceCopies(_memory);
    }

    /// <summary>Stops recording.</summary>
    public void Dispose()
    {
        if (s_current == this)
        {
            s_current = null;
        }
    }

    /// <summary>Room for a result that a step computes while a trace records: fresh, or the recording's own when it is cleared between steps.</summary>
    internal static (T[] Array, int Offset, Step? Lifetime) Room<T>(int length)
        where T : unmanaged
    {
        if (s_current?._memory is not { } memory)
        {
            return (GC.AllocateUninitializedArray<T>(length), 0, null);
        }
        (T[] array, int offset) = memory.Take<T>(length);
        return (array, offset, memory.Lifetime);
    }

    /// <summary>Adds an operation that has just run.</summary>
    internal static void Record<T>(Operation<T> operation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (s_current is { } trace)
        {
            trace.Add(operation, s_layer);
        }
    }

    /// <summary>Adds the gradients of an operation that the backward walk has just left.</summary>
    internal static void RecordBackward<T>(Operation<T> operation, Tensor<T> dy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        s_current?.AddGradients(operation, dy);
    }

    /// <summary>Adds the gradients of an operation, if it was recorded here.</summary>
    internal void AddGradients<T>(Operation<T> operation, Tensor<T> dy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (_byOperation.TryGetValue(operation, out TraceEntry? entry))
        {
            entry.AddGradients(operation, dy, _copies);
            _backward.Add(entry);
        }
    }

    private void Add<T>(Operation<T> operation, string? layer)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TraceEntry entry = TraceEntry.Of(operation, layer, _copies);
        _forward.Add(entry);
        _byOperation[operation] = entry;
    }

    private void WalkBack<T>(Tensor<T> result, Tensor<T>? seed, IReadOnlySet<Tensor<T>> leaves)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (seed is not null || result.Length == 1)
        {
            SideWalk<T>.Run(this, result, seed ?? Tensor<T>.Ones(result.Shape), leaves);
        }
    }

    private sealed class LayerScope : IDisposable
    {
        private readonly string? _outer = s_layer;

        public LayerScope(string layer) => s_layer = _outer is null ? layer : $"{_outer}.{layer}";

        public void Dispose() => s_layer = _outer;
    }
}
