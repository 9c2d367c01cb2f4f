using Microsoft.CodeAnalysis;

namespace Tutorial.Lessons.Compiling;

/// <summary>A learner's file, compiled alone: what runs, and what keeps the rest from running.</summary>
/// <param name="Assembly">The compiled file; null when nothing of it can run.</param>
/// <param name="Symbols">Its line numbers.</param>
/// <param name="Methods">The methods found, by name: their signature, and their line.</param>
/// <param name="Broken">Methods that were taken out because of a problem, by name.</param>
/// <param name="Problems">Every problem found, in the order of the file.</param>
public sealed record Submission(
    byte[]? Assembly,
    byte[] Symbols,
    IReadOnlyDictionary<string, LearnersMethod> Methods,
    IReadOnlyDictionary<string, Problem> Broken,
    IReadOnlyList<Problem> Problems);

/// <summary>A method of the learner's file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Types">Its return type and the types of its parameters, as text.</param>
/// <param name="Signature">As a learner writes it, for messages.</param>
/// <param name="IsStatic">Whether it can be called without an object.</param>
/// <param name="Line">Where it stands.</param>
public sealed record LearnersMethod(string Name, string Types, string Signature, bool IsStatic, int Line)
{
    private static readonly SymbolDisplayFormat Plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>Describes a method as the compiler sees it.</summary>
    internal static LearnersMethod From(IMethodSymbol method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(p => $"{TypeText(p.Type)} {p.Name}"));
        string types = $"{TypeText(method.ReturnType)}({string.Join(", ", method.Parameters.Select(p => TypeText(p.Type)))})";
        int line = method.Locations[0].GetLineSpan().StartLinePosition.Line + 1;
        return new LearnersMethod(method.Name, types, $"{TypeText(method.ReturnType)} {method.Name}({parameters})", method.IsStatic && method.Arity == 0, line);
    }

    // Names of tuple parts are a matter of taste; the types count.
    private static string TypeText(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => $"({string.Join(", ", tuple.TupleElements.Select(part => TypeText(part.Type)))})",
        IArrayTypeSymbol array => ArrayText(array),
        _ => type.ToDisplayString(Plain),
    };

    private static string ArrayText(IArrayTypeSymbol array)
    {
        string brackets = "";
        ITypeSymbol type = array;
        for (; type is IArrayTypeSymbol inner; type = inner.ElementType)
        {
            brackets += $"[{new string(',', inner.Rank - 1)}]";
        }

        return TypeText(type) + brackets;
    }
}
