namespace Tutorial.Kernel.CSharp;

/// <summary>Types as C# code can name them.</summary>
internal static class TypeNames
{
    /// <summary>The full name with <c>global::</c>, generic arguments and array brackets.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        Type[] arguments = type.GetGenericArguments();
        string name = (type.GetGenericTypeDefinitionOrSelf().FullName ?? type.Name).Replace('+', '.');
        int used = 0;
        var parts = new List<string>();
        foreach (string part in name.Split('.'))
        {
            string[] halves = part.Split('`');
            int count = halves.Length > 1 ? int.Parse(halves[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            parts.Add(count == 0 ? part : $"{halves[0]}<{string.Join(", ", arguments.Skip(used).Take(count).Select(Of))}>");
            used += count;
        }

        return "global::" + string.Join('.', parts);
    }

    private static Type GetGenericTypeDefinitionOrSelf(this Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
