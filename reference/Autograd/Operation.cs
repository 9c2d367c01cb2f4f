using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>A node of the computational graph: an operation on its inputs, with forward and backward side by side.</summary>
/// <remarks>
/// A subclass saves what it needs between <see cref="Forward"/> and <see cref="Backward"/> in fields.
/// <see cref="Backward"/> adds to the buffers it is handed and never returns fresh gradients: a product accumulates directly,
/// a slice adds to its own range (T slices returning fresh gradients were 300 times slower).
/// </remarks>
public abstract class Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T>[] _inputs;

    /// <summary>An operation on these inputs; nothing is computed yet.</summary>
    /// <param name="inputs">All tensors that a gradient may flow to.</param>
    protected Operation(params Tensor<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        _inputs = inputs;
    }

    /// <summary>The operation's name as messages and the step-through view show it, such as "MatMul".</summary>
    public abstract string Name { get; }

    /// <summary>The forward equation in LaTeX, such as <c>y = x W^\top</c>.</summary>
    public abstract string Equation { get; }

    /// <summary>What it was applied to.</summary>
    public IReadOnlyList<Tensor<T>> Inputs => _inputs;

    /// <summary>The result; set by <see cref="Apply"/>.</summary>
    public Tensor<T> Output { get; private set; } = null!;

    /// <summary>Whether <see cref="Backward"/> has run, after which the saved values may be gone.</summary>
    public bool IsSpent { get; internal set; }

    /// <summary>Marks of the backward walk: 0 not seen, 1 on the stack, 2 ordered.</summary>
    internal int Mark { get; set; }

    /// <summary>An input by its place, without the interface call.</summary>
    /// <param name="index">0 … Inputs.Count − 1.</param>
    protected Tensor<T> Input(int index) => _inputs[index];

    /// <summary>Computes the output from the inputs. Shapes were checked in the constructor or are checked here, before any arithmetic.</summary>
    protected abstract Tensor<T> Forward();

    /// <summary>Adds ∂loss/∂input to each wanted buffer, given dy = ∂loss/∂output.</summary>
    /// <param name="dy">∂loss/∂output, row-major, in the output's shape.</param>
    /// <param name="into">The inputs' gradient buffers; ask <see cref="GradientBuffers{T}.Wants"/> before doing work.</param>
    public abstract void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into);

    /// <summary>Whether an element of the result hangs on one element of each input only, so that the local derivative is one number.</summary>
    public virtual bool IsElementwise => false;

    /// <summary>The inputs' letters in <see cref="Equation"/> where numbers can be put in their place, such as "a" and "b"; else empty.</summary>
    public virtual IReadOnlyList<string> Letters => [];

    /// <summary>The inputs over whose elements the result is a sum of element times local derivative: 0 for a product, 0 and 2 with a bias; else empty.</summary>
    public virtual IReadOnlyList<int> Summands => [];

    /// <summary>The small operations that this fused one stands for, applied to the same inputs; null when it is not fused.</summary>
    public virtual Tensor<T>? Expand() => null;

    /// <summary>Runs the forward pass once more on what the inputs hold now; the result takes the place of the old one's numbers.</summary>
    internal void Repeat() => Forward().Data.CopyTo(Output.Data);

    /// <summary>Saves anew what <see cref="Backward"/> needs: some operations use that room up in their backward pass. The result stays.</summary>
    internal void Renew() => _ = Forward();

    /// <summary>Runs the forward pass and ties the result into the graph when a gradient may be wanted.</summary>
    public Tensor<T> Apply()
    {
        Output = Forward();
        if (Gradients.Enabled && Array.Exists(_inputs, input => input.NeedsGradient))
        {
            Output.Source = this;
        }
        if (Gradients.CheckFinite)
        {
            FiniteCheck.Forward(this);
        }
        StepTrace.Record(this);
        return Output;
    }
}
