using System.Reflection;

namespace Tutorial.Reference.Tests.Documentation;

/// <summary>A member's name in the documentation file, such as <c>M:Space.Type`1.Method``1(System.Int32,`0[])</c> (C# standard, annex D.4.2).</summary>
internal static class DocId
{
    /// <summary>The name of a method or a constructor; an accessor has its property's.</summary>
    public static string Of(MethodBase method)
    {
        bool isAccessor = method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal));
        string name = method.IsConstructor ? "#ctor" : isAccessor ? method.Name[4..] : method.Name;
        string generic = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";
        ParameterInfo[] parameters = method.GetParameters()[..^(isAccessor && method.Name[0] == 's' ? 1 : 0)];
        string signature = parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Of(parameter.ParameterType)))})";
        string conversion = method.Name is "op_Implicit" or "op_Explicit" ? $"~{Of(((MethodInfo)method).ReturnType)}" : "";
        return $"{(isAccessor ? 'P' : 'M')}:{method.DeclaringType!.FullName!.Replace('+', '.')}.{name}{generic}{signature}{conversion}";
    }

    private static string Of(Type type) => type switch
    {
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericParameter: true } => $"`{type.GenericParameterPosition}",
        { IsByRef: true } => Of(type.GetElementType()!) + "@",
        { IsArray: true } => $"{Of(type.GetElementType()!)}[{string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank()).Where(_ => type.GetArrayRank() > 1))}]",
        { IsGenericType: true } => $"{type.Namespace}.{type.Name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Of))}}}",
        _ => type.FullName!.Replace('+', '.'),
    };
}
