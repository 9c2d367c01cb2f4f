using System.Collections;
using System.Reflection;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.BadInput;

/// <summary>The wrong things people pass, by the type of the parameter and given a right one: wrong rank, wrong size, negative, zero and far too large numbers, memory that was given back, nothing at all.</summary>
internal static class BadValues
{
    /// <summary>What a tensor is called whose memory has been given back.</summary>
    public const string Ended = "of a step that has ended";

    /// <summary>A tensor of ones whose step has ended.</summary>
    public static Tensor<double> OfEndedStep(Shape shape)
    {
        using Step step = Step.Begin();
        return Tensor<double>.Ones(shape) * 1;
    }

    public static IEnumerable<(string Called, object? Value)> For(ParameterInfo parameter, object? right)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        // A tensor or a Scalar that may be null is reported where it is written, by the compiler.
        if (!type.IsValueType && type != typeof(Tensor<double>) && type != typeof(Scalar) && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull)
        {
            yield return ("null", null);
        }
        // A thousand trials or epochs are not wrong, only long.
        bool isBudget = parameter.Name is "trials" or "randomFirst" or "epochs" or "imageSize" or "vocabulary" or "sourceVocabulary" or "targetVocabulary" or "maxLength";
        foreach ((string, object?) bad in Values(type, right).Where(bad => !isBudget || bad.Item1 != "1000"))
        {
            yield return bad;
        }
    }

    private static IEnumerable<(string, object?)> Values(Type type, object? right)
    {
        if (type == typeof(Tensor<double>))
        {
            Shape shape = right is Tensor<double> tensor ? tensor.Shape : (2, 3);
            yield return ("a scalar", Tensor<double>.Scalar(1));
            yield return ("five axes", Tensor<double>.Ones((Shape)new[] { 1, 1, 1, 1, 2 }));
            yield return ("every axis 5 longer", Tensor<double>.Ones((Shape)shape.Select(size => size + 5).ToArray()));
            yield return ("no element", Tensor<double>.Ones((Shape)shape.Select((size, axis) => axis == shape.Rank - 1 ? 0 : size).ToArray()));
            yield return ("all −1", Tensor<double>.Full(shape, -1));
            yield return ("all 0.5", Tensor<double>.Full(shape, 0.5));
            yield return ("all NaN", Tensor<double>.Full(shape, double.NaN));
            yield return ("all 1e10", Tensor<double>.Full(shape, 1e10));
            yield return (Ended, OfEndedStep(shape));
        }
        else if (type == typeof(int))
        {
            yield return ("-1", -1);
            yield return ("0", 0);
            yield return ("1000", 1000);
            yield return ("-1000", -1000);
        }
        else if (type == typeof(double))
        {
            yield return ("NaN", double.NaN);
            yield return ("-1", -1.0);
            yield return ("infinity", double.PositiveInfinity);
        }
        else if (type == typeof(Size2))
        {
            yield return ("0×0", new Size2(0, 0));
            yield return ("-1×-1", new Size2(-1, -1));
            yield return ("1000×1000", new Size2(1000, 1000));
        }
        else if (type == typeof(Range))
        {
            yield return ("1000..2000", 1000..2000);
            yield return ("1..0", 1..0);
        }
        else if (type == typeof(Shape))
        {
            yield return ("()", (Shape)Array.Empty<int>());
            yield return ("(1000)", (Shape)1000);
        }
        else if (type == typeof(string))
        {
            yield return ("\"\"", "");
        }
        else if (type.IsAssignableTo(typeof(IEnumerable)))
        {
            yield return ("nothing", Empty(type));
            if (right is IEnumerable<int>)
            {
                yield return ("[-1]", new[] { -1 });
                yield return ("[1000]", new[] { 1000 });
                yield return ("too many", Enumerable.Repeat(0, 50).ToArray());
            }
        }
    }

    private static object Empty(Type type)
        => type.IsArray ? Array.CreateInstance(type.GetElementType()!, new int[type.GetArrayRank()])
        : type.GenericTypeArguments is [Type key, Type value] ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!
        : Array.CreateInstance(type.GenericTypeArguments[0], 0);
}
