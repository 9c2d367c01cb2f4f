using Tutorial.Reference.Operations;

namespace Tutorial.Reference.Tensors;

/// <content>C#'s operators, elementwise with broadcasting; scalars are written as plain numbers.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Elementwise sum.</summary>
    public static Tensor<T> operator +(Tensor<T> a, Tensor<T> b) => a.Add(b);

    /// <summary>Adds a number to every element.</summary>
    public static Tensor<T> operator +(Tensor<T> a, double b) => a.Add(Scalar(b));

    /// <summary>Adds every element to a number.</summary>
    public static Tensor<T> operator +(double a, Tensor<T> b) => Scalar(a).Add(b);
}
