using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Kernel.CSharp.Assistance;

/// <summary>The parameters of the call in which the cursor stands.</summary>
internal static class SignatureHelp
{
    /// <summary>The content of a <c>signature_reply</c>.</summary>
    public static JsonObject At(SemanticModel model, int cursor)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot();
        ArgumentListSyntax? arguments = root.FindToken(Math.Max(0, cursor - 1)).Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>()
            .FirstOrDefault(list => list.OpenParenToken.Span.End <= cursor && (list.CloseParenToken.IsMissing || cursor <= list.CloseParenToken.SpanStart));
        IMethodSymbol[] methods = arguments is null ? [] : [.. Methods(model, arguments).OrderBy(method => method.Parameters.Length)];
        int active = arguments?.Arguments.GetSeparators().Count(comma => comma.SpanStart < cursor) ?? 0;
        int fitting = Array.FindIndex(methods, method => method.Parameters.Length > active || method.Parameters is [.., { IsParams: true }]);
        return new()
        {
            ["status"] = "ok",
            ["signatures"] = new JsonArray([.. methods.Select(Describe)]),
            ["active_signature"] = Math.Max(0, fitting),
            ["active_parameter"] = active,
        };
    }

    private static IEnumerable<IMethodSymbol> Methods(SemanticModel model, ArgumentListSyntax arguments) => arguments.Parent switch
    {
        InvocationExpressionSyntax call => model.GetMemberGroup(call.Expression).OfType<IMethodSymbol>() is IEnumerable<IMethodSymbol> group && group.Any()
            ? group
            : model.GetTypeInfo(call.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: IMethodSymbol invoke } ? [invoke] : [],
        ObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation).Type is INamedTypeSymbol type => type.InstanceConstructors,
        _ => [],
    };

    private static JsonObject Describe(IMethodSymbol method) => new()
    {
        ["label"] = method.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        ["documentation"] = DocComment.Summary(method),
        ["parameters"] = new JsonArray([.. method.Parameters.Select(parameter => new JsonObject
        {
            ["label"] = parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            ["documentation"] = DocComment.Parameter(parameter),
        })]),
    };
}
