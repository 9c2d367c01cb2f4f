using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;

namespace Tutorial.Reference;

/// <content>Activation functions as layers.</content>
public static partial class Nn<T>
{
    /// <summary>Rectified linear unit: max(x, 0).</summary>
    public static Activation<T> Relu() => new("Relu", x => x.Relu());
}
