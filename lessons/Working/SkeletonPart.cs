using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Lessons.Working;

/// <summary>Puts one method of the skeleton back into a learner's file.</summary>
internal static class SkeletonPart
{
    /// <summary>The learner's text with that method as the skeleton has it; the whole skeleton when the method cannot be found.</summary>
    /// <param name="text">The learner's file.</param>
    /// <param name="skeleton">The lesson's skeleton.</param>
    /// <param name="method">The method's name.</param>
    public static string PutBack(string text, string skeleton, string method)
    {
        MethodDeclarationSyntax fresh = Find(CSharpSyntaxTree.ParseText(skeleton).GetRoot(), method)
            ?? throw new ArgumentException($"The skeleton has no method {method}.", nameof(method));
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text);
        // In a file with broken brackets a method may reach over its neighbours.
        bool isWhole = !tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return isWhole && Find(tree.GetRoot(), method) is { } old ? tree.GetRoot().ReplaceNode(old, fresh).ToFullString() : skeleton;
    }

    private static MethodDeclarationSyntax? Find(SyntaxNode root, string method) =>
        root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault(declaration => declaration.Identifier.Text == method);
}
