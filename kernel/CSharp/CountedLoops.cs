using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Kernel.CSharp;

/// <summary>
/// Tells which loops end soon by themselves. A poll in an innermost sum would make it four times slower, so a loop that only
/// counts and calculates goes without; one that calls something gets its poll, which costs little beside the call.
/// </summary>
internal static class CountedLoops
{
    /// <summary>How a loop is polled.</summary>
    internal enum Kind
    {
        /// <summary>May run for ever: a poll each time round.</summary>
        Open,

        /// <summary>Counts an <c>int</c> by one to below a bound and calculates: no poll.</summary>
        Short,

        /// <summary>Counts a wider type by one and calculates: a poll every 65,536 rounds.</summary>
        Long,
    }

    /// <summary>The kind of a <c>for</c> loop.</summary>
    public static Kind Classify(ForStatementSyntax loop)
    {
        if (loop.Declaration is not { Variables: [{ Initializer.Value: ExpressionSyntax start } variable] } declaration
            || loop.Condition is not BinaryExpressionSyntax condition
            || loop.Incrementors is not [ExpressionSyntax step]
            || !Calculates(loop.Statement))
        {
            return Kind.Open;
        }

        // Only steps of one to a bound that is left out surely arrive: i <= int.MaxValue, i != 9 by twos and i += 0 never end,
        // a byte never reaches 256, and a long that skips numbers may skip every one at which it is polled.
        string name = variable.Identifier.Text;
        bool towards = condition.Kind() switch
        {
            SyntaxKind.LessThanExpression => IsStep(step, name, SyntaxKind.PostIncrementExpression, SyntaxKind.PreIncrementExpression),
            SyntaxKind.GreaterThanExpression => IsStep(step, name, SyntaxKind.PostDecrementExpression, SyntaxKind.PreDecrementExpression),
            _ => false,
        };
        if (!towards || condition.Left.ToString() != name || Assigns(loop.Statement, name))
        {
            return Kind.Open;
        }

        string type = declaration.Type.ToString();
        string literal = start.ToString().TrimEnd('l', 'L', 'u', 'U');
        bool wide = type is "long" or "ulong" or "uint" || (type == "var" && literal.Length < start.ToString().Length);
        bool narrow = type == "int" || (type == "var" && int.TryParse(literal, out _));
        return wide ? Kind.Long : narrow ? Kind.Short : Kind.Open;
    }

    /// <summary>Whether a <c>foreach</c> goes over what already lies in memory, and only calculates.</summary>
    public static bool IsShort(ForEachStatementSyntax loop) => loop.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax && Calculates(loop.Statement);

    private static bool IsStep(ExpressionSyntax step, string name, params SyntaxKind[] kinds) =>
        kinds.Contains(step.Kind()) && step.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault()?.Identifier.Text == name;

    private static bool Assigns(StatementSyntax body, string name) =>
        body.DescendantNodesAndSelf().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left.ToString() == name,
            PostfixUnaryExpressionSyntax postfix => postfix.Operand.ToString() == name,
            PrefixUnaryExpressionSyntax prefix => prefix.Operand.ToString() == name && prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && argument.Expression.ToString() == name,
            _ => false,
        });

    private static bool Calculates(StatementSyntax body) =>
        !body.DescendantNodesAndSelf().Any(node =>
            node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
                or AwaitExpressionSyntax or YieldStatementSyntax or LockStatementSyntax or BaseObjectCreationExpressionSyntax or GotoStatementSyntax
            || (node is InvocationExpressionSyntax call && !IsMathematics(call)));

    private static bool IsMathematics(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.Text: "Math" or "MathF" or "Vector" } };
}
