using Tutorial.Reference.Operations;

namespace Tutorial.Reference.Tensors;

/// <content>C#'s operators, elementwise with broadcasting; scalars are written as plain numbers.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Elementwise sum.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> operator +(Tensor<T> a, Tensor<T> b) => a.Add(b);

    /// <summary>Adds a number to every element.</summary>
    public static Tensor<T> operator +(Tensor<T> a, double b) => a.Add(Scalar(b));

    /// <summary>Adds every element to a number.</summary>
    public static Tensor<T> operator +(double a, Tensor<T> b) => Scalar(a).Add(b);

    /// <summary>Elementwise difference.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> operator -(Tensor<T> a, Tensor<T> b) => a.Subtract(b);

    /// <summary>Subtracts a number from every element.</summary>
    public static Tensor<T> operator -(Tensor<T> a, double b) => a.Subtract(Scalar(b));

    /// <summary>Subtracts every element from a number.</summary>
    public static Tensor<T> operator -(double a, Tensor<T> b) => Scalar(a).Subtract(b);

    /// <summary>Turns the sign of every element.</summary>
    public static Tensor<T> operator -(Tensor<T> a) => a.Negate();

    /// <summary>Elementwise product; the matrix product is <c>a.MatMul(b)</c>.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> operator *(Tensor<T> a, Tensor<T> b) => a.Multiply(b);

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor<T> operator *(Tensor<T> a, double b) => a.Multiply(Scalar(b));

    /// <summary>Multiplies a number by every element.</summary>
    public static Tensor<T> operator *(double a, Tensor<T> b) => Scalar(a).Multiply(b);

    /// <summary>Elementwise quotient.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> operator /(Tensor<T> a, Tensor<T> b) => a.Divide(b);

    /// <summary>Divides every element by a number.</summary>
    public static Tensor<T> operator /(Tensor<T> a, double b) => a.Divide(Scalar(b));

    /// <summary>Divides a number by every element.</summary>
    public static Tensor<T> operator /(double a, Tensor<T> b) => Scalar(a).Divide(b);
}
