using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>Runs an operation that works on contiguous rows along any axis, by moving that axis to the end and back.</summary>
internal static class LastAxis
{
    /// <summary>y = f(x) along the axis.</summary>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public static Tensor<T> Apply<T>(string operation, Tensor<T> x, int axis, Func<Tensor<T>, Tensor<T>> f)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        int along = x.Shape.Axis(axis, operation);
        if (x.Shape[along] == 0)
        {
            throw new ShapeException($"{operation}: axis {along} of x {x.Shape} is empty; it needs at least one score.");
        }
        return along == x.Rank - 1 ? f(x) : f(x.Transpose(along, -1)).Transpose(along, -1);
    }
}
