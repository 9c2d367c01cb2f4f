using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Reference.Tests.Mutation;

/// <summary>Gives methods marked [GeneratedRegex("…")] a body, which in the build a source generator writes.</summary>
internal sealed class RegexWithoutGenerator : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        AttributeSyntax? pattern = node.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Name.ToString() == "GeneratedRegex");
        return pattern is null
            ? node
            : SyntaxFactory.ParseMemberDeclaration($"private static {node.ReturnType} {node.Identifier.Text}() => new{pattern.ArgumentList};");
    }
}
