using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.CSharp;

/// <summary>
/// Weaves polls of the stop flag into a cell: at the entry of every function and lambda, at the head of every loop but an
/// innermost counted one, and around what is awaited; and before every statement of the top level its line, for errors.
/// Text is inserted within lines, so that line numbers stay true.
/// </summary>
internal sealed class StopWeaver : CSharpSyntaxWalker
{
    private const string Class = "global::Microsoft.DotNet.Interactive.Weaving.CellStop";
    private const string Line = "global::Microsoft.DotNet.Interactive.Weaving.CellLine.Now";
    private const string Poll = $" {Class}.Poll();";

    private readonly TextEdits _edits = new();
    private readonly Func<SemanticModel>? _semantics;
    private int _functions;

    private StopWeaver(Func<SemanticModel>? semantics) => _semantics = semantics;

    /// <summary>The cell's text with polls.</summary>
    /// <param name="tree">The cell as written.</param>
    /// <param name="semantics">Knows types; asked only when the cell has lambdas, whose form depends on what they return.</param>
    public static string Weave(SyntaxTree tree, Func<SemanticModel>? semantics)
    {
        var weaver = new StopWeaver(semantics);
        weaver.Visit(tree.GetRoot());
        return weaver._edits.Apply(tree.ToString());
    }

    public override void VisitGlobalStatement(GlobalStatementSyntax node)
    {
        Mark(node);
        base.VisitGlobalStatement(node);
    }

    // What looks like a variable at the top level of a script is a field of it.
    public override void VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        if (node.Parent is CompilationUnitSyntax)
        {
            Mark(node);
        }

        base.VisitFieldDeclaration(node);
    }

    public override void VisitBlock(BlockSyntax node)
    {
        if (IsTopLevel(node))
        {
            node.Statements.Where(statement => statement is not LocalFunctionStatementSyntax).ToList().ForEach(Mark);
        }

        base.VisitBlock(node);
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        Visit(node.Condition);
        InBranch(node.Statement);
        if (node.Else is ElseClauseSyntax otherwise)
        {
            InBranch(otherwise.Statement);
        }
    }

    public override void VisitWhileStatement(WhileStatementSyntax node) => InLoop(node.Statement, () => base.VisitWhileStatement(node));

    public override void VisitDoStatement(DoStatementSyntax node) => InLoop(node.Statement, () => base.VisitDoStatement(node));

    public override void VisitForStatement(ForStatementSyntax node)
    {
        CountedLoops.Kind kind = _functions == 0 ? CountedLoops.Kind.Open : CountedLoops.Classify(node);
        string? poll = kind switch
        {
            CountedLoops.Kind.Short => null,
            CountedLoops.Kind.Long => $" if (({node.Declaration!.Variables[0].Identifier.Text} & 0xFFFF) == 0) {{{Poll} }}",
            _ => Poll,
        };
        InLoop(node.Statement, () => base.VisitForStatement(node), poll);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node) =>
        InLoop(node.Statement, () => base.VisitForEachStatement(node), _functions > 0 && CountedLoops.IsShort(node) ? null : Poll);

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        InLoop(node.Statement, () => base.VisitForEachVariableStatement(node));

    public override void VisitAwaitExpression(AwaitExpressionSyntax node)
    {
        // Inside functions the rest may run on any thread: then f().Result cannot wait for a thread that waits for it.
        string guard = _functions == 0 ? "Guard" : "GuardAnywhere";
        _edits.Open(node.Expression.SpanStart, $"{Class}.{guard}(");
        base.VisitAwaitExpression(node);
        _edits.Close(node.Expression.Span.End, ")");
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        InFunction(node.Body, node.ExpressionBody, node.SemicolonToken, ReturnsNothing(node.ReturnType, node.Modifiers), () => base.VisitMethodDeclaration(node));

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        InFunction(node.Body, node.ExpressionBody, node.SemicolonToken, ReturnsNothing(node.ReturnType, node.Modifiers), () => base.VisitLocalFunctionStatement(node));

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        InFunction(node.Body, node.ExpressionBody, node.SemicolonToken, true, () => base.VisitConstructorDeclaration(node));

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        InFunction(node.Body, node.ExpressionBody, node.SemicolonToken, false, () => base.VisitOperatorDeclaration(node));

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        InFunction(node.Body, node.ExpressionBody, node.SemicolonToken, !node.IsKind(SyntaxKind.GetAccessorDeclaration), () => base.VisitAccessorDeclaration(node));

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => InLambda(node, () => base.VisitSimpleLambdaExpression(node));

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => InLambda(node, () => base.VisitParenthesizedLambdaExpression(node));

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => InLambda(node, () => base.VisitAnonymousMethodExpression(node));

    private void InBranch(StatementSyntax branch)
    {
        if (branch is BlockSyntax || !IsTopLevel(branch))
        {
            Visit(branch);
            return;
        }

        _edits.Open(branch.SpanStart, "{ ");
        Mark(branch);
        Visit(branch);
        _edits.Close(branch.Span.End, " }");
    }

    // Functions go without: they may run on many threads and in inner loops, and each call has a line of its own.
    private bool IsTopLevel(SyntaxNode node) => _functions == 0 && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is null;

    private void Mark(SyntaxNode statement) =>
        _edits.Open(statement.SpanStart, $"{Line} = {statement.GetLocation().GetLineSpan().StartLinePosition.Line + 1}; ");

    private void InLoop(StatementSyntax body, Action inside, string? poll = Poll)
    {
        if (poll is null)
        {
            inside();
        }
        else if (body is BlockSyntax block)
        {
            _edits.Open(block.OpenBraceToken.Span.End, poll);
            inside();
        }
        else
        {
            _edits.Open(body.SpanStart, "{" + poll + " ");
            if (IsTopLevel(body))
            {
                Mark(body);
            }

            inside();
            _edits.Close(body.Span.End, " }");
        }
    }

    private void InFunction(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool returnsNothing, Action inside)
    {
        _functions++;
        if (body is not null)
        {
            _edits.Open(body.OpenBraceToken.Span.End, Poll);
        }
        else if (arrow is not null)
        {
            _edits.Replace(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, "{" + Poll + Before(arrow.Expression, returnsNothing));
        }

        inside();
        if (arrow is not null)
        {
            _edits.Close(semicolon.Span.End, " }");
        }

        _functions--;
    }

    private void InLambda(AnonymousFunctionExpressionSyntax lambda, Action inside)
    {
        _functions++;
        string? before = lambda.ExpressionBody is ExpressionSyntax expression ? BeforeLambda(lambda, expression) : null;
        if (lambda.Block is not null)
        {
            _edits.Open(lambda.Block.OpenBraceToken.Span.End, Poll);
        }
        else if (before is not null)
        {
            _edits.Open(lambda.ExpressionBody!.SpanStart, "{" + Poll + before);
        }

        inside();
        if (before is not null)
        {
            _edits.Close(lambda.ExpressionBody!.Span.End, "; }");
        }

        _functions--;
    }

    // Null: leave the lambda alone, because it becomes data (an expression tree) or does not compile anyway.
    private string? BeforeLambda(AnonymousFunctionExpressionSyntax lambda, ExpressionSyntax body)
    {
        if (_semantics is null || _semantics().GetSymbolInfo(lambda).Symbol is not IMethodSymbol method
            || _semantics().GetTypeInfo(lambda).ConvertedType?.TypeKind != TypeKind.Delegate)
        {
            return null;
        }

        bool nothing = method.ReturnsVoid || (method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
        return Before(body, nothing);
    }

    private static string Before(ExpressionSyntax body, bool returnsNothing) => returnsNothing || body is ThrowExpressionSyntax ? " " : " return ";

    private static bool ReturnsNothing(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && type.ToString().Split('.')[^1] is "Task" or "ValueTask");
}
