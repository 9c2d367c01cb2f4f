using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>One recorded operation: name, equation, copies of its values and, once the backward pass has been there, of its gradients.</summary>
public sealed class TraceEntry
{
    private TraceEntry(string name, string equation, string? layer, object operation, IReadOnlyList<TraceValue> inputs, TraceValue output)
    {
        Name = name;
        Equation = equation;
        Layer = layer;
        Operation = operation;
        Inputs = inputs;
        Output = output;
    }

    /// <summary>The operation's name, such as "MatMul".</summary>
    public string Name { get; }

    /// <summary>The forward equation in LaTeX.</summary>
    public string Equation { get; }

    /// <summary>Path of the layer it ran in, or null outside any.</summary>
    public string? Layer { get; }

    /// <summary>The <see cref="Operation{T}"/> itself.</summary>
    public object Operation { get; }

    /// <summary>The inputs as they were.</summary>
    public IReadOnlyList<TraceValue> Inputs { get; }

    /// <summary>The result.</summary>
    public TraceValue Output { get; }

    /// <summary>∂loss/∂output, or null before the backward pass.</summary>
    public TraceValue? Incoming { get; private set; }

    /// <summary>For each input the gradient accumulated so far, this operation's share included; null where none is wanted.</summary>
    public IReadOnlyList<TraceValue?> Accumulated { get; private set; } = [];

    /// <summary>Copies an operation's values.</summary>
    internal static TraceEntry Of<T>(Operation<T> operation, string? layer)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new(operation.Name, operation.Equation, layer, operation, [.. operation.Inputs.Select(TraceValue.Of)], TraceValue.Of(operation.Output));

    /// <summary>Copies the gradients around an operation.</summary>
    internal void AddGradients<T>(Operation<T> operation, Tensor<T> dy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Incoming = TraceValue.Of(dy);
        Accumulated = [.. operation.Inputs.Select(input => input.Grad is { } gradient ? TraceValue.Of(gradient) : null)];
    }
}

/// <summary>A copy of a tensor's numbers at one moment.</summary>
/// <param name="Tensor">The tensor it was copied from: the same object names the same node of the graph.</param>
/// <param name="Name">The tensor's name, if it has one.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its elements, row-major.</param>
public sealed record TraceValue(object Tensor, string? Name, Shape Shape, IReadOnlyList<double> Values)
{
    /// <summary>Copies a tensor.</summary>
    internal static TraceValue Of<T>(Tensor<T> tensor)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new(tensor, tensor.Name, tensor.Shape, [.. tensor.ToArray().Select(double.CreateChecked)]);
}
