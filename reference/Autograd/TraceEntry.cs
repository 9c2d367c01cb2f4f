using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>One recorded operation: name, equation, copies of its values and, once the backward pass has been there, of its gradients.</summary>
public sealed class TraceEntry
{
    private TraceEntry(string name, string equation, string? layer, OperationProbe probe)
        => (Name, Equation, Layer, Probe) = (name, equation, layer, probe);

    /// <summary>The operation's name, such as "MatMul".</summary>
    public string Name { get; }

    /// <summary>The forward equation in LaTeX.</summary>
    public string Equation { get; }

    /// <summary>Path of the layer it ran in, or null outside any.</summary>
    public string? Layer { get; }

    /// <summary>The <see cref="Operation{T}"/> itself.</summary>
    public object Operation => Probe.Operation;

    /// <summary>Answers how the result hangs on the inputs.</summary>
    public OperationProbe Probe { get; }

    /// <summary>The inputs as they were.</summary>
    public IReadOnlyList<TraceValue> Inputs { get; private init; } = [];

    /// <summary>The result.</summary>
    public TraceValue Output { get; private init; } = null!;

    /// <summary>∂loss/∂output, or null before the backward pass.</summary>
    public TraceValue? Incoming { get; private set; }

    /// <summary>For each input the gradient accumulated so far, this operation's share included; null where none is wanted.</summary>
    public IReadOnlyList<TraceValue?> Accumulated { get; private set; } = [];

    /// <summary>Copies an operation's values.</summary>
    internal static TraceEntry Of<T>(Operation<T> operation, string? layer, TraceCopies copies)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TraceValue<T>[] inputs = [.. operation.Inputs.Select(copies.Of)];
        TraceValue<T> output = copies.Of(operation.Output);
        var probe = new OperationProbe<T>(operation, inputs, output);
        return new TraceEntry(operation.Name, operation.Equation, layer, probe) { Inputs = inputs, Output = output };
    }

    /// <summary>Copies the gradients around an operation.</summary>
    internal void AddGradients<T>(Operation<T> operation, Tensor<T> dy, TraceCopies copies)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Incoming = copies.Of(dy);
        Accumulated = [.. operation.Inputs.Select(input => input.NeedsGradient && input.Grad is { } gradient ? copies.Of(gradient) : null)];
    }
}

/// <summary>The copies that a recording has made: a tensor that has not changed since is not copied again.</summary>
/// <param name="memory">Where they go; null: into arrays of their own.</param>
internal sealed class TraceCopies(TraceMemory? memory)
{
    private readonly Dictionary<object, TraceValue> _latest = new(ReferenceEqualityComparer.Instance);

    /// <summary>A copy of what a tensor holds now.</summary>
    public TraceValue<T> Of<T>(Tensor<T> tensor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (_latest.TryGetValue(tensor, out TraceValue? earlier) && earlier is TraceValue<T> same && same.Name == tensor.Name && same.IsStill(tensor))
        {
            return same;
        }
        var copy = new TraceValue<T>(tensor, memory);
        _latest[tensor] = copy;
        return copy;
    }
}
