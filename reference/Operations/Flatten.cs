using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Merges all axes from one on into a single one: an image (N, C, H, W) becomes a row of features (N, C·H·W).</summary>
    /// <remarks>
    /// Forward:  y = x reshaped; the data are shared.   Backward: dx = dy.
    /// Shapes:   x (N, …) → y (N, D). Saved: nothing.
    /// Source:   PyTorch's flatten, which the layer of that name calls.
    /// </remarks>
    /// <param name="x">At least as many axes as <paramref name="fromAxis"/> + 1.</param>
    /// <param name="fromAxis">The first axis that is merged; 1 keeps the batch.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor<T> Flatten<T>(this Tensor<T> x, int fromAxis = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        int from = x.Shape.Axis(fromAxis, "Flatten");
        // Multiplied out rather than left open as −1, which an empty batch could not determine.
        int features = 1;
        foreach (int size in x.Shape.Sizes[from..])
        {
            features *= size;
        }
        return x.Reshape(new Shape([.. x.Shape.Sizes[..from], features]));
    }
}
