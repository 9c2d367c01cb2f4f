using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Kernel.CSharp;

/// <summary>
/// Lines at which an index may be out of range. The runtime keeps the code that throws for all checks of a method together at
/// its end, so that its stack trace names the method, and a line in it that need not be the right one.
/// </summary>
internal static class CheckedPlaces
{
    private static readonly ConcurrentDictionary<string, SyntaxTree> _cells = new(StringComparer.Ordinal);

    /// <summary>Keeps a cell's text; a cell that runs again replaces its former one.</summary>
    public static void Remember(string cell, SyntaxTree tree) => _cells[cell] = tree;

    /// <summary>The lines with an index in the innermost function around a line, in order; empty when there is none.</summary>
    /// <param name="cell">The name the cell was compiled under.</param>
    /// <param name="line">Any line of the function, from 1.</param>
    public static IReadOnlyList<int> Around(string cell, int line)
    {
        if (!_cells.TryGetValue(cell, out SyntaxTree? tree))
        {
            return [];
        }

        SyntaxNode? function = tree.GetRoot().DescendantNodes().Where(IsFunction).LastOrDefault(node => LineOf(node.SpanStart) <= line && line <= LineOf(node.Span.End));
        return function is null
            ? []
            : [.. function.DescendantNodes(node => node == function || !IsFunction(node)).OfType<BracketedArgumentListSyntax>().Select(index => LineOf(index.SpanStart)).Distinct()];

        int LineOf(int position) => tree.GetText().Lines.GetLinePosition(position).Line + 1;
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax;
}
