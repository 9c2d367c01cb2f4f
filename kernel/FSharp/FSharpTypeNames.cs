using System.Text.RegularExpressions;
using Tutorial.Kernel.CSharp;

namespace Tutorial.Kernel.FSharp;

/// <summary>Types as F# code can name them.</summary>
internal static partial class FSharpTypeNames
{
    private static readonly Dictionary<string, string> _own = new(StringComparer.Ordinal)
    {
        ["Boolean"] = "bool",
        ["Byte"] = "byte",
        ["Char"] = "char",
        ["Decimal"] = "decimal",
        ["Double"] = "double",
        ["Int16"] = "int16",
        ["Int32"] = "int32",
        ["Int64"] = "int64",
        ["Object"] = "obj",
        ["Single"] = "single",
        ["String"] = "string",
    };

    /// <summary>The full name; for the basic types F#'s own, because F# takes its int and System.Int32 for two in an interactive session.</summary>
    public static string Of(Type type) =>
        Basic().Replace(TypeNames.Of(type).Replace("global::", "global.", StringComparison.Ordinal), match => _own.GetValueOrDefault(match.Groups[1].Value, match.Value));

    [GeneratedRegex(@"global\.System\.([A-Z]\w*)\b(?![.<])")]
    private static partial Regex Basic();
}
