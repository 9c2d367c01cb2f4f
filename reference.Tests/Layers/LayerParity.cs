using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Layers;

/// <summary>For each case of a section: our layer of the same sizes, and how it is run on the case's inputs.</summary>
public sealed class LayerParity<T> : Dictionary<string, (Func<Layer<T>> Make, Func<Layer<T>, ParityFunction<T>> Run)>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A layer that takes the one input.</summary>
    public void Add(string name, Func<Layer<T>> make) => Add(name, make, (layer, x) => layer.Forward(x[0]));

    /// <summary>A layer with its own way to be run.</summary>
    public void Add<TLayer>(string name, Func<TLayer> make, Func<TLayer, IReadOnlyList<Tensor<T>>, Tensor<T>> run)
        where TLayer : Layer<T>
        => Add(name, (make, layer => inputs => run((TLayer)layer, inputs)));

    /// <summary>Compares one case.</summary>
    public void Check(Parity theirs, string name)
    {
        (Func<Layer<T>> make, Func<Layer<T>, ParityFunction<T>> run) = this[name];
        Layer<T> layer = make();
        theirs.CheckLayer(name, layer, run(layer));
    }
}
