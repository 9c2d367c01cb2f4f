using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutorial.Lessons.Compiling;

/// <summary>Looks at every name of a submission, before anything runs, and reports those that lead out of the exercise.</summary>
internal static class SemanticCheck
{
    private static readonly Dictionary<SyntaxKind, string> Constructs = new()
    {
        [SyntaxKind.UnsafeStatement] = "unsafe code",
        [SyntaxKind.UnsafeKeyword] = "unsafe code",
        [SyntaxKind.PointerType] = "a pointer",
        [SyntaxKind.FunctionPointerType] = "a function pointer",
        [SyntaxKind.ExternKeyword] = "an extern method",
        [SyntaxKind.DestructorDeclaration] = "a finalizer",
        [SyntaxKind.MakeRefExpression] = "__makeref",
        [SyntaxKind.RefTypeExpression] = "__reftype",
        [SyntaxKind.RefValueExpression] = "__refvalue",
        [SyntaxKind.ArgListExpression] = "__arglist",
        [SyntaxKind.AwaitExpression] = "await",
        [SyntaxKind.AsyncKeyword] = "async",
        [SyntaxKind.LockStatement] = "lock",
        [SyntaxKind.StackAllocArrayCreationExpression] = "stackalloc",
        [SyntaxKind.ImplicitStackAllocArrayCreationExpression] = "stackalloc",
        [SyntaxKind.ExternAliasDirective] = "extern alias",
    };

    /// <summary>Everything that may not run, in the order of the file.</summary>
    /// <param name="model">The compiled file.</param>
    /// <param name="allowed">What the exercises allow.</param>
    public static IReadOnlyList<Problem> Find(SemanticModel model, AllowList allowed) =>
        [.. model.SyntaxTree.GetRoot().DescendantNodesAndTokens().Select(item => Look(model, allowed, item)).OfType<Problem>()];

    private static Problem? Look(SemanticModel model, AllowList allowed, SyntaxNodeOrToken item)
    {
        string? what = Constructs.GetValueOrDefault(item.Kind());
        if (what is null && item.AsNode() is { } node && Symbol(model, node) is { } symbol && !IsAllowed(symbol, allowed))
        {
            what = symbol.Kind == SymbolKind.DynamicType ? "dynamic" : Shown(symbol);
        }

        return what is null ? null : new Problem(item.SpanStart, Line(item), $"{what} is not allowed in an exercise, which needs only numbers, arrays, text, Math, lists and LINQ; solve it without.", IsRefusal: true);
    }

    private static ISymbol? Symbol(SemanticModel model, SyntaxNode node) => node switch
    {
        AttributeSyntax or SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax
            or ConstructorInitializerSyntax => model.GetSymbolInfo(node).Symbol,
        _ => null,
    };

    private static bool IsAllowed(ISymbol symbol, AllowList allowed) => symbol switch
    {
        IAliasSymbol alias => IsAllowed(alias.Target, allowed),
        INamespaceSymbol or ILocalSymbol or IParameterSymbol or ILabelSymbol or IRangeVariableSymbol or ITypeParameterSymbol or IDiscardSymbol => true,
        IArrayTypeSymbol array => IsAllowed(array.ElementType, allowed),
        INamedTypeSymbol { IsAnonymousType: true } or INamedTypeSymbol { SpecialType: SpecialType.System_Object } => true,
        INamedTypeSymbol { IsTupleType: true } or IFieldSymbol { ContainingType.IsTupleType: true } => true,
        ITypeSymbol { TypeKind: TypeKind.Error } => true, // The compiler has already said so.
        _ when symbol.OriginalDefinition.Locations.Any(location => location.IsInSource) => true,
        INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol => IsMember(symbol, allowed),
        _ => false,
    };

    // new int[3, 4] and its Length belong to the language; extension methods count where they are defined.
    private static bool IsMember(ISymbol symbol, AllowList allowed) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.BuiltinOperator } or IPropertySymbol { ContainingType.IsAnonymousType: true }
        || allowed.Allows((symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition);

    private static string Shown(ISymbol symbol) => symbol is ITypeSymbol
        ? symbol.Name
        : symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {symbol.ContainingType.Name}" : $"{symbol.ContainingType?.Name}.{symbol.Name}";

    private static int Line(SyntaxNodeOrToken item) => (item.GetLocation()?.GetLineSpan().StartLinePosition.Line ?? 0) + 1;
}
