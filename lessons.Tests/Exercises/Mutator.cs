using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Lessons.Tests.Exercises;

/// <summary>Makes small changes to a solution, one at a time, as a machine would: an operator, a number, a condition.</summary>
internal static class Mutator
{
    private static readonly Dictionary<SyntaxKind, (SyntaxKind Kind, SyntaxKind Token)[]> Operators = new()
    {
        [SyntaxKind.AddExpression] = [(SyntaxKind.SubtractExpression, SyntaxKind.MinusToken)],
        [SyntaxKind.SubtractExpression] = [(SyntaxKind.AddExpression, SyntaxKind.PlusToken)],
        [SyntaxKind.MultiplyExpression] = [(SyntaxKind.DivideExpression, SyntaxKind.SlashToken), (SyntaxKind.AddExpression, SyntaxKind.PlusToken)],
        [SyntaxKind.DivideExpression] = [(SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken)],
        [SyntaxKind.LessThanExpression] = [(SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken), (SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken)],
        [SyntaxKind.GreaterThanExpression] = [(SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanEqualsToken), (SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken)],
        [SyntaxKind.GreaterThanOrEqualExpression] = [(SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken), (SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken)],
        [SyntaxKind.LessThanOrEqualExpression] = [(SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken)],
        [SyntaxKind.EqualsExpression] = [(SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken)],
        [SyntaxKind.NotEqualsExpression] = [(SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken)],
        [SyntaxKind.LogicalAndExpression] = [(SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken)],
        [SyntaxKind.LogicalOrExpression] = [(SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken)],
        [SyntaxKind.AddAssignmentExpression] = [(SyntaxKind.SimpleAssignmentExpression, SyntaxKind.EqualsToken), (SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MinusEqualsToken)],
    };

    /// <summary>Every mutant of a method: where and what, and the changed text.</summary>
    public static IEnumerable<(string Change, string Text)> Of(string methods)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText($"public static class Exercises\n{{\n{methods}\n}}\n").GetRoot();
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            foreach (SyntaxNode changed in Changes(node))
            {
                yield return ($"{Line(node)}: {node} → {changed.NormalizeWhitespace()}", root.ReplaceNode(node, changed.WithTriviaFrom(node)).ToFullString());
            }
        }
    }

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line - 1;

    private static IEnumerable<SyntaxNode> Changes(SyntaxNode node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when Operators.TryGetValue(binary.Kind(), out (SyntaxKind Kind, SyntaxKind Token)[]? others):
                return others.Select(other => SyntaxFactory.BinaryExpression(other.Kind, binary.Left, Token(other.Token), binary.Right));
            case AssignmentExpressionSyntax assignment when Operators.TryGetValue(assignment.Kind(), out (SyntaxKind Kind, SyntaxKind Token)[]? others):
                return others.Select(other => SyntaxFactory.AssignmentExpression(other.Kind, assignment.Left, Token(other.Token), assignment.Right));
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.Value: int number }:
                return [SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number == 1 ? 0 : number + 1))];
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.TrueLiteralExpression) || literal.IsKind(SyntaxKind.FalseLiteralExpression):
                return [SyntaxFactory.LiteralExpression(literal.IsKind(SyntaxKind.TrueLiteralExpression) ? SyntaxKind.FalseLiteralExpression : SyntaxKind.TrueLiteralExpression)];
            case ConditionalExpressionSyntax choice:
                return [choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue)];
            default:
                return [];
        }
    }

    private static SyntaxToken Token(SyntaxKind kind) => SyntaxFactory.Token(kind).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
}
