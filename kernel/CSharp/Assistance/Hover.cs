using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Kernel.CSharp.Assistance;

/// <summary>What a name means.</summary>
internal static class Hover
{
    /// <summary>The content of an <c>inspect_reply</c>.</summary>
    public static JsonObject At(SemanticModel model, string code, int cursor)
    {
        ISymbol? symbol = Find(model, cursor) ?? (cursor > 0 ? Find(model, cursor - 1) : null);
        if (symbol is null)
        {
            return new() { ["status"] = "ok", ["found"] = false, ["data"] = new JsonObject(), ["metadata"] = new JsonObject() };
        }

        string declaration = symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.AddMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType));
        string comment = DocComment.Text(symbol);
        return new()
        {
            ["status"] = "ok",
            ["found"] = true,
            ["data"] = new JsonObject
            {
                ["text/plain"] = comment.Length == 0 ? declaration : $"{declaration}\n\n{comment}",
                ["text/markdown"] = $"```csharp\n{declaration}\n```\n\n{comment}",
            },
            ["metadata"] = new JsonObject(),
        };
    }

    private static ISymbol? Find(SemanticModel model, int position)
    {
        SyntaxNode? node = model.SyntaxTree.GetRoot().FindToken(position).Parent;
        if (node is null || !node.Span.Contains(position))
        {
            return null;
        }

        SymbolInfo info = model.GetSymbolInfo(node is MemberAccessExpressionSyntax access ? access.Name : node);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node);
        // A field of the hidden class around a cell is what the learner calls a variable.
        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && node is IdentifierNameSyntax ? constructor.ContainingType : symbol;
    }
}
