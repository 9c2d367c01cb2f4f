using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tutorial.Lessons.Exercises;

/// <summary>Types and signatures as a learner writes them.</summary>
public static class Signature
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
        [typeof(object)] = "object",
    };

    /// <summary>A method's return type, name and parameters, such as <c>int Fire(double[] w, double b, double[] x)</c>.</summary>
    /// <param name="method">The method.</param>
    public static string Of(MethodInfo method)
    {
        IEnumerable<string> parameters = method.GetParameters().Select(p => $"{Of(p.ParameterType)} {p.Name}");
        return $"{Returned(method)} {method.Name}({string.Join(", ", parameters)})";
    }

    /// <summary>A type, such as <c>double[,]</c>.</summary>
    /// <param name="type">The type.</param>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            // int[][,] is an array of tables: C# writes the outer brackets first.
            string brackets = "";
            for (; type.IsArray; type = type.GetElementType()!)
            {
                brackets += $"[{new string(',', type.GetArrayRank() - 1)}]";
            }

            return Of(type) + brackets;
        }

        return typeof(ITuple).IsAssignableFrom(type)
            ? $"({string.Join(", ", type.GetGenericArguments().Select(Of))})"
            : Keywords.GetValueOrDefault(type, type.Name);
    }

    private static string Returned(MethodInfo method)
    {
        IList<string?>? names = method.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames;
        return names is null
            ? Of(method.ReturnType)
            : $"({string.Join(", ", method.ReturnType.GetGenericArguments().Zip(names, (type, name) => $"{Of(type)} {name}"))})";
    }
}
