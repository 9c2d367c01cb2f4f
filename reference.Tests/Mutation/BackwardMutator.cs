using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Reference.Tests.Mutation;

/// <summary>Plants mistakes into the backward methods of operations and of kernels: flipped signs, dropped terms, factors and accumulations, turned flags, swapped branches.</summary>
/// <remarks>
/// All mistakes stand in one program, each behind a switch: <c>a + b</c> becomes <c>(Mutants.Active == 7 ? a - b : a + b)</c>.
/// So the library is compiled once, not once a mutant. Index arithmetic is left alone: only numbers of the element type are touched.
/// In kernels, backward code is what says so in its name or in the name of a type around it, and the types that only gradients use.
/// </remarks>
internal sealed class BackwardMutator(SemanticModel model, List<Mutant> mutants) : CSharpSyntaxRewriter
{
    /// <summary>Types and methods whose names do not say that gradients are made of them: dw of a convolution in two layouts, sums over rows, channels and stretched axes.</summary>
    private static readonly string[] s_ofGradients = ["ConvChannelLanes", "ConvPositionLanes", "ColumnSums", "Accumulate", "AddSum", "AddSums", "ChannelSum"];

    private string _operation = "", _method = "";

    /// <summary>Only methods are mutated: no default values, no fields, no properties.</summary>
    public override SyntaxNode? Visit(SyntaxNode? node)
        => node is MemberDeclarationSyntax and not (MethodDeclarationSyntax or ClassDeclarationSyntax or StructDeclarationSyntax or BaseNamespaceDeclarationSyntax)
            or ParameterListSyntax or BaseListSyntax
            ? node
            : base.Visit(node);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        _method = node.Identifier.Text;
        string[] types = [.. node.Ancestors().OfType<TypeDeclarationSyntax>().Select(type => type.Identifier.Text)];
        if (!types.Append(_method).Any(IsBackward))
        {
            return node;
        }
        // A part's work stands inside the kernel that hands out the parts: the outermost type is what tests name.
        _operation = types[^1];
        if (node.ReturnType.ToString() == "void" && node.ExpressionBody is { Expression: InvocationExpressionSyntax call } body)
        {
            // An arrow has no statement that could be dropped, so it becomes a block.
            return node.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(SyntaxFactory.Block(Dropped(call, (ExpressionSyntax)Visit(body.Expression)!)));
        }
        return base.VisitMethodDeclaration(node);
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        return node.Expression switch
        {
            AssignmentExpressionSyntax assignment when IsNumber(assignment) => Assigned(assignment, visited),
            InvocationExpressionSyntax call when !OnlyFindsPlaces(call) && !call.ArgumentList.Arguments.Any(argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword))
                => Dropped(call, visited.Expression),
            _ => visited,
        };
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (!IsNumber(node))
        {
            return visited;
        }
        string other = node.Kind() switch
        {
            SyntaxKind.AddExpression => "-",
            SyntaxKind.SubtractExpression => "+",
            SyntaxKind.DivideExpression => "*",
            _ => "",
        };
        string[] alternatives = other.Length > 0 ? [$"{node.Left} {other} {node.Right}"] : [];
        if (IsNumber(node.Left))
        {
            alternatives = [.. alternatives, node.Left.ToString()];
        }
        return alternatives.Aggregate(visited, (right, wrong) => Switched(node, wrong, right));
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return node.IsKind(SyntaxKind.UnaryMinusExpression) && IsNumber(node) ? Switched(node, node.Operand.ToString(), visited) : visited;
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitConditionalExpression(node)!;
        return IsNumber(node) ? Switched(node, $"{node.Condition} ? {node.WhenFalse} : {node.WhenTrue}", visited) : visited;
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) => node.ToString() switch
    {
        "T.One" => Switched(node, "-T.One", node),
        "T.Zero" => Switched(node, "T.One", node),
        _ => base.VisitMemberAccessExpression(node),
    };

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => node.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => Switched(node, "false", node),
        SyntaxKind.FalseLiteralExpression => Switched(node, "true", node),
        _ => node,
    };

    private static bool IsBackward(string name)
        => name.Contains("Backward", StringComparison.Ordinal) || name.Contains("Gradient", StringComparison.Ordinal) || name.Contains("Slope", StringComparison.Ordinal)
            || s_ofGradients.Contains(name);

    private StatementSyntax Assigned(AssignmentExpressionSyntax node, StatementSyntax visited)
    {
        string[] wrongOperators = node.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression => ["=", "-="],
            SyntaxKind.SubtractAssignmentExpression => ["=", "+="],
            _ => [],
        };
        string text = visited.WithoutTrivia().ToString();
        foreach (string wrong in wrongOperators)
        {
            string after = $"{node.Left} {wrong} {node.Right}";
            text = $"if ({Active(node, after)}) {{ {after}; }} else {{ {text} }}";
        }
        return SyntaxFactory.ParseStatement($"if (!({Active(node, "(nothing)")})) {{ {text} }}");
    }

    private StatementSyntax Dropped(InvocationExpressionSyntax call, ExpressionSyntax visited)
    {
        string text = $"{visited.WithoutTrivia()};";
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (call.Expression.ToString().StartsWith("TensorPrimitives.MultiplyAdd", StringComparison.Ordinal) && arguments[2].ToString() == arguments[3].ToString())
        {
            string after = $"TensorPrimitives.Multiply({arguments[0]}, {arguments[1]}, {arguments[3]})";
            text = $"if ({Active(call, after)}) {{ {after}; }} else {{ {text} }}";
        }
        return SyntaxFactory.ParseStatement($"if (!({Active(call, "(nothing)")})) {{ {text} }}");
    }

    private ParenthesizedExpressionSyntax Switched(ExpressionSyntax node, string wrong, ExpressionSyntax right)
        => (ParenthesizedExpressionSyntax)SyntaxFactory.ParseExpression($"({Active(node, wrong)} ? ({wrong}) : ({right.WithoutTrivia()}))");

    private string Active(SyntaxNode node, string after)
    {
        mutants.Add(new Mutant(mutants.Count + 1, _operation, _method, node.WithoutTrivia().ToString(), after));
        return $"global::Mutants.Active == {mutants.Count}";
    }

    /// <summary>A call that fills a table of places in memory: without it a kernel would read anywhere.</summary>
    private bool OnlyFindsPlaces(InvocationExpressionSyntax call)
    {
        ITypeSymbol?[] pointed = [.. call.ArgumentList.Arguments.Select(argument => model.GetTypeInfo(argument.Expression).Type).OfType<IPointerTypeSymbol>().Select(type => type.PointedAtType)];
        return pointed.Length > 0 && pointed.All(type => type!.SpecialType == SpecialType.System_IntPtr);
    }

    private bool IsNumber(ExpressionSyntax node)
        => model.GetTypeInfo(node).Type is { } type && (type.TypeKind == TypeKind.TypeParameter || type.Name == "Vector");
}
