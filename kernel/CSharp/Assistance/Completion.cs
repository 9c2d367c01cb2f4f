using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.CSharp.Assistance;

/// <summary>Names that fit at the cursor: members after a dot, else everything in scope and the keywords.</summary>
internal static class Completion
{
    private static readonly string[] _keywords =
        [.. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText), "var", "await", "async", "record", "when", "where", "from", "select", "yield", "nameof"];

    /// <summary>The content of a <c>complete_reply</c>.</summary>
    public static JsonObject At(SemanticModel model, string code, int cursor)
    {
        int start = cursor;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] == '_'))
        {
            start--;
        }

        string prefix = code[start..cursor];
        SyntaxNode root = model.SyntaxTree.GetRoot();
        if (cursor > 0 && IsText(root, cursor - 1))
        {
            return Replies.Completion([], "", cursor, cursor);
        }

        SyntaxToken before = start > 0 ? root.FindToken(start - 1) : default;
        bool afterDot = before.IsKind(SyntaxKind.DotToken);
        IEnumerable<(string Name, string Kind, string Signature)> found = afterDot
            ? Members(model, before).Select(Describe)
            : [.. model.LookupSymbols(start).Select(Describe), .. _keywords.Select(keyword => (keyword, "keyword", ""))];
        return Replies.Completion(found, prefix, start, cursor);
    }

    // In a comment, a string or a number no name can stand, and a list that opens there would take the Enter at the end of the line.
    private static bool IsText(SyntaxNode root, int position) =>
        root.FindTrivia(position).Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
        || (root.FindToken(position) is var token && token.Span.Contains(position)
            && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CharacterLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.NumericLiteralToken);

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxToken dot)
    {
        ExpressionSyntax? owner = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
            _ => null,
        };
        if (owner is null)
        {
            return [];
        }

        // A name may be a namespace, a type (then its static members fit) or a value (then those of its instances).
        if (model.GetSymbolInfo(owner).Symbol is INamespaceOrTypeSymbol container)
        {
            return model.LookupSymbols(dot.SpanStart, container).Where(symbol => container is INamespaceSymbol || symbol.IsStatic || symbol is ITypeSymbol);
        }

        return model.GetTypeInfo(owner).Type is ITypeSymbol type
            ? model.LookupSymbols(dot.SpanStart, type, includeReducedExtensionMethods: true).Where(symbol => !symbol.IsStatic && symbol is not ITypeSymbol)
            : [];
    }

    private static (string Name, string Kind, string Signature) Describe(ISymbol symbol)
    {
        string kind = symbol switch
        {
            IMethodSymbol => "function",
            IPropertySymbol => "property",
            INamespaceSymbol => "module",
            INamedTypeSymbol => "class",
            IFieldSymbol { IsConst: true } => "constant",
            IFieldSymbol or ILocalSymbol or IParameterSymbol => "instance",
            _ => "text",
        };
        bool named = symbol.CanBeReferencedByName && !symbol.Name.Contains('<', StringComparison.Ordinal);
        string signature = symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol ? symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) : "";
        return (named ? symbol.Name : "", kind, signature);
    }
}
