using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;

namespace Tutorial.Reference.Tensors;

/// <content>What a tensor knows about the graph: who made it, whether it learns, its gradient.</content>
public sealed partial class Tensor<T>
{
    /// <summary>The operation that made this tensor, or null for data and parameters (the leaves of the graph).</summary>
    public Operation<T>? Source { get; internal set; }

    /// <summary>Whether the gradient of this tensor is wanted and kept: for parameters, and for results marked by <see cref="RetainGrad"/>. Other results pass gradients on and keep none.</summary>
    public bool RequiresGrad { get; set; }

    /// <summary>∂loss/∂this after <see cref="Backward()"/>: for leaves that require it, and for results marked by <see cref="RetainGrad"/>. Same shape.</summary>
    public Tensor<T>? Grad { get; internal set; }

    /// <summary>Whether <see cref="Backward()"/> has to reach this tensor.</summary>
    internal bool NeedsGradient => RequiresGrad || Source is not null;

    /// <summary>Marks a leaf as a parameter: gradients are wanted for it. Returns the tensor itself.</summary>
    public Tensor<T> Learn()
    {
        RequiresGrad = true;
        return this;
    }

    /// <summary>Keeps the gradient of a result, to look at it after <see cref="Backward()"/>. Returns the tensor itself.</summary>
    public Tensor<T> RetainGrad() => Learn();

    /// <summary>Sets the gradient to zero, keeping its buffer.</summary>
    public void ZeroGrad()
    {
        if (Grad is not null)
        {
            Elementwise.Clear(Grad.Data);
        }
    }

    /// <summary>Walks the graph from this scalar to its leaves and adds ∂this/∂leaf to every leaf's <see cref="Grad"/>.</summary>
    /// <exception cref="ShapeException">The tensor has not exactly one element.</exception>
    /// <exception cref="InvalidOperationException">Nothing in the graph requires a gradient, or the graph is spent.</exception>
    public void Backward()
    {
        if (Length != 1)
        {
            throw new ShapeException($"Backward: starts at a single number, not at shape {Shape}; reduce it first, for example by Mean() or Sum().");
        }
        BackwardPass<T>.Run(this, Ones(Shape));
    }

    /// <summary>Walks the graph from this tensor with a given incoming gradient.</summary>
    /// <param name="seed">∂loss/∂this; same shape as this.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public void Backward(Tensor<T> seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        if (seed.Shape != Shape)
        {
            throw new ShapeException($"Backward: the incoming gradient {seed.Shape} must have the tensor's shape {Shape}.");
        }
        BackwardPass<T>.Run(this, seed);
    }

    /// <summary>The buffer that collects this tensor's gradient, zeroed when it is new.</summary>
    internal Tensor<T> GradientBuffer() => GradientBuffer(cleared: true, out _);

    /// <summary>The same, not zeroed when it is new if the caller will write every element.</summary>
    internal Tensor<T> GradientBuffer(bool cleared, out bool isNew)
    {
        isNew = false;
        if (Grad is null)
        {
            // Kept gradients are plain arrays: the optimizer reads them after the step's arena is rewound.
            Grad = RequiresGrad ? Zeros(Shape) : Uninitialized(Shape);
            isNew = !RequiresGrad;
            if (isNew && cleared)
            {
                Elementwise.Clear(Grad.Data);
            }
        }
        return Grad;
    }
}
