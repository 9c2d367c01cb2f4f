using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>A part of a model: parameters, child layers and a forward pass. The backward pass comes from the graph.</summary>
/// <remarks>
/// Parameters and children are registered under PyTorch's names ("weight", "0.bias"), so that weights can be exchanged.
/// A model is itself a layer, so models nest.
/// </remarks>
public abstract class Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<(string Name, Tensor<T> Tensor)> _parameters = [];
    private readonly List<(string Name, Tensor<T> Tensor)> _buffers = [];
    private readonly List<(string Name, Layer<T> Layer)> _children = [];

    /// <summary>The layer's kind as summaries show it, such as "Linear(784, 128)".</summary>
    public virtual string Description => GetType().Name.Split('`')[0];

    /// <summary>Whether dropout drops and batch norm uses the batch; set by <see cref="Train"/> and <see cref="Evaluate"/>.</summary>
    public bool IsTraining { get; private set; } = true;

    /// <summary>Child layers in order, with their names.</summary>
    public IReadOnlyList<(string Name, Layer<T> Layer)> Children => _children;

    /// <summary>The forward pass for one batch.</summary>
    /// <param name="x">A batch; each layer's documentation states its shape.</param>
    public abstract Tensor<T> Forward(Tensor<T> x);

    /// <summary>All learnt tensors below this layer, with their dotted names.</summary>
    public IEnumerable<(string Name, Tensor<T> Tensor)> NamedParameters()
        => _parameters.Concat(_children.SelectMany(child => child.Layer.NamedParameters().Select(p => ($"{child.Name}.{p.Name}", p.Tensor))));

    /// <summary>Tensors that are stored with the weights but not learnt, such as running means.</summary>
    public IEnumerable<(string Name, Tensor<T> Tensor)> NamedBuffers()
        => _buffers.Concat(_children.SelectMany(child => child.Layer.NamedBuffers().Select(p => ($"{child.Name}.{p.Name}", p.Tensor))));

    /// <summary>All learnt tensors below this layer.</summary>
    public IEnumerable<Tensor<T>> Parameters() => NamedParameters().Select(p => p.Tensor);

    /// <summary>Number of learnt numbers.</summary>
    public int ParameterCount => Parameters().Sum(p => p.Length);

    /// <summary>Sets every parameter's gradient to zero.</summary>
    public void ZeroGrad()
    {
        foreach (Tensor<T> parameter in Parameters())
        {
            parameter.ZeroGrad();
        }
    }

    /// <summary>Switches this layer and its children to training.</summary>
    public void Train() => SetTraining(true);

    /// <summary>Switches this layer and its children to evaluation: nothing is dropped, running statistics are used.</summary>
    public void Evaluate() => SetTraining(false);

    /// <summary>Runs a child with its name noted for the step-through view.</summary>
    /// <param name="child">A registered child.</param>
    /// <param name="x">Its input.</param>
    protected Tensor<T> Run(Layer<T> child, Tensor<T> x)
    {
        ArgumentNullException.ThrowIfNull(child);
        return StepTrace.IsRecording ? Run(child, () => child.Forward(x)) : child.Forward(x);
    }

    /// <summary>The same for a child that takes more than one input.</summary>
    /// <param name="child">A registered child.</param>
    /// <param name="forward">Calls it.</param>
    protected TResult Run<TResult>(Layer<T> child, Func<TResult> forward)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(forward);
        if (!StepTrace.IsRecording)
        {
            return forward();
        }
        using (StepTrace.Layer(_children.Find(entry => entry.Layer == child).Name ?? child.Description))
        {
            return forward();
        }
    }

    /// <summary>Registers a learnt tensor.</summary>
    /// <param name="name">PyTorch's name for it, such as "weight".</param>
    /// <param name="tensor">Its start value.</param>
    protected Tensor<T> Parameter(string name, Tensor<T> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        tensor.Name = name;
        _parameters.Add((name, tensor.Learn()));
        return tensor;
    }

    /// <summary>Registers a tensor that is stored but not learnt.</summary>
    /// <param name="name">PyTorch's name for it, such as "running_mean".</param>
    /// <param name="tensor">Its start value.</param>
    protected Tensor<T> Buffer(string name, Tensor<T> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        tensor.Name = name;
        _buffers.Add((name, tensor));
        return tensor;
    }

    /// <summary>Registers a child layer.</summary>
    /// <param name="name">Its name in the dotted path.</param>
    /// <param name="layer">The child.</param>
    protected TLayer Child<TLayer>(string name, TLayer layer)
        where TLayer : Layer<T>
    {
        _children.Add((name, layer));
        return layer;
    }

    private void SetTraining(bool training)
    {
        IsTraining = training;
        foreach ((_, Layer<T> child) in _children)
        {
            child.SetTraining(training);
        }
    }
}
