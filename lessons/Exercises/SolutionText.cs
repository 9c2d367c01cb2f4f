using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Lessons.Exercises;

/// <summary>Takes a solution out of the file that defines its exercise.</summary>
public static class SolutionText
{
    /// <summary>The method and the helpers of the same class that it calls, directly or not.</summary>
    /// <param name="source">The file.</param>
    /// <param name="method">The method's name.</param>
    public static string Of(string source, string method)
    {
        MethodDeclarationSyntax[] all = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()];
        var wanted = new List<string> { method };
        for (int i = 0; i < wanted.Count; i++)
        {
            IEnumerable<string> used = all.Where(m => m.Identifier.Text == wanted[i])
                .SelectMany(m => m.DescendantTokens())
                // What stands behind a dot is a member of something else: the Length of an array is no helper.
                .Where(token => !token.GetPreviousToken().IsKind(SyntaxKind.DotToken)).Select(token => token.Text);
            wanted.AddRange(used.Where(name => all.Any(m => m.Identifier.Text == name)).Distinct().Except(wanted).ToArray());
        }

        return string.Join("\n\n", wanted.SelectMany(name => all.Where(m => m.Identifier.Text == name)).Select(Unindented));
    }

    private static string Unindented(MethodDeclarationSyntax method)
    {
        string[] lines = method.WithoutTrivia().ToFullString().Replace("\r", "", StringComparison.Ordinal).Split('\n');
        int indent = lines.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, i) => i == 0 || line.Length < indent ? line.TrimEnd() : line[indent..].TrimEnd()));
    }
}
