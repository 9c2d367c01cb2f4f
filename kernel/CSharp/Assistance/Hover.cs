using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutorial.Kernel.Languages;

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
            return Replies.NothingFound();
        }

        string declaration = symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.AddMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType));
        string comment = DocComment.Text(symbol);
        return Replies.Inspection("csharp", declaration, comment);
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
