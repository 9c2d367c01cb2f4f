using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Tutorial.Lessons.Compiling;

/// <summary>Compiles a learner's file in this process, alone, and never runs it.</summary>
/// <remarks>
/// A problem inside one method takes that method out and leaves the others: five right exercises
/// are not lost to a missing semicolon in the sixth.
/// </remarks>
public static class SubmissionCompiler
{
    // The usings that a new C# project has by itself.
    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"
        + "global using System.Net.Http; global using System.Text; global using System.Threading; global using System.Threading.Tasks;");

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Disable,
        concurrentBuild: false,
        deterministic: true);

    // A file that is deeper nested than any exercise would make the parser itself run out of stack.
    private const int DeepestNesting = 200, LongestFile = 200_000;

    private static readonly TimeSpan LongestCompilation = TimeSpan.FromSeconds(15);

    /// <summary>Compiles a file.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="more">Library members allowed beside the language's own; null switches the semantic check off (tests of the walls behind it).</param>
    public static Submission Compile(string source, IEnumerable<string>? more)
    {
        if (source.Length > LongestFile || Nesting(source) > DeepestNesting)
        {
            return Refused($"The file is longer than {LongestFile} characters or nested deeper than {DeepestNesting} brackets; no exercise needs that.");
        }

        using var time = new CancellationTokenSource(LongestCompilation);
        try
        {
            return Compile(Parse(source), more is null ? null : new AllowList(more), time.Token);
        }
        catch (OperationCanceledException)
        {
            return Refused($"The compiler needed more than {LongestCompilation.TotalSeconds} seconds for this file, so nothing was checked: check again when the machine has less to do, and shorten the file if that does not help.");
        }
        catch (InsufficientExecutionStackException)
        {
            return Refused("An expression is nested deeper than the compiler can follow; no exercise needs that.");
        }
    }

    private static Submission Refused(string why) => new(null, [], Empty, ImmutableDictionary<string, Problem>.Empty, [new Problem(0, 1, why, IsRefusal: true)]);

    private static Submission Compile(SyntaxTree tree, AllowList? allowed, CancellationToken stop)
    {
        CSharpCompilation compilation = Reference(tree);
        List<Problem> problems = FindProblems(compilation, tree, allowed, stop);
        Dictionary<string, Problem> broken = [];
        if (problems.Count > 0)
        {
            tree = TakeOut(tree, problems, broken);
            compilation = Reference(tree);
        }

        IReadOnlyDictionary<string, LearnersMethod> methods = Methods(compilation, tree);
        bool runs = problems.Count == 0 || FindProblems(compilation, tree, allowed, stop).Count == 0;
        return runs && Emit(compilation, stop) is var (assembly, symbols)
            ? new Submission(assembly, symbols, methods, broken, problems)
            : new Submission(null, [], methods, broken, problems);
    }

    private static readonly IReadOnlyDictionary<string, LearnersMethod> Empty = ImmutableDictionary<string, LearnersMethod>.Empty;

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), path: "Exercises.cs");

    private static CSharpCompilation Reference(SyntaxTree tree) =>
        CSharpCompilation.Create("Submission", [Usings, tree], References.Submission, Options);

    private static List<Problem> FindProblems(CSharpCompilation compilation, SyntaxTree tree, AllowList? allowed, CancellationToken stop)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        var problems = model.GetDiagnostics(cancellationToken: stop)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(error => new Problem(error.Location.SourceSpan.Start, error.Location.GetLineSpan().StartLinePosition.Line + 1, CompilerMessages.For(error), IsRefusal: false))
            .ToList();
        if (allowed is not null)
        {
            problems.AddRange(SemanticCheck.Find(model, allowed));
        }

        return [.. problems.OrderBy(problem => problem.Position)];
    }

    private static SyntaxTree TakeOut(SyntaxTree tree, IReadOnlyList<Problem> problems, Dictionary<string, Problem> broken)
    {
        SyntaxNode root = tree.GetRoot();
        var victims = new HashSet<MethodDeclarationSyntax>();
        foreach (Problem problem in problems)
        {
            int position = Math.Min(problem.Position, Math.Max(0, root.FullSpan.End - 1));
            MethodDeclarationSyntax? method = root.FindToken(position).Parent?.AncestorsAndSelf().OfType<MethodDeclarationSyntax>().FirstOrDefault();
            if (method is { Identifier.Text.Length: > 0 } && victims.Add(method))
            {
                broken.TryAdd(method.Identifier.Text, problem);
            }
        }

        return Parse(root.ReplaceNodes(victims, (method, _) => Emptied(method)).ToFullString());
    }

    // The same number of lines, so that the lines of the other methods stay true.
    private static MethodDeclarationSyntax Emptied(MethodDeclarationSyntax method)
    {
        int lines = method.GetText().ToString().Count(c => c == '\n') - method.GetLeadingTrivia().ToFullString().Count(c => c == '\n');
        return method
            .WithAttributeLists([])
            .WithModifiers([.. method.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.UnsafeKeyword) && !modifier.IsKind(SyntaxKind.AsyncKeyword) && !modifier.IsKind(SyntaxKind.ExternKeyword))])
            .WithBody(null)
            .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression(" throw new System.NotImplementedException()")))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithLeadingTrivia(method.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ParseTrailingTrivia(new string('\n', Math.Max(0, lines)) + "\n"));
    }

    private static Dictionary<string, LearnersMethod> Methods(CSharpCompilation compilation, SyntaxTree tree)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(method => model.GetDeclaredSymbol(method)).OfType<IMethodSymbol>()
            .GroupBy(method => method.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => LearnersMethod.From(group.First()), StringComparer.Ordinal);
    }

    private static (byte[] Assembly, byte[] Symbols)? Emit(CSharpCompilation compilation, CancellationToken stop)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: stop);
        return result.Success ? (assembly.ToArray(), symbols.ToArray()) : null;
    }

    private static int Nesting(string source)
    {
        int depth = 0, deepest = 0;
        foreach (char c in source)
        {
            depth = c is '(' or '[' or '{' ? depth + 1 : c is ')' or ']' or '}' ? Math.Max(0, depth - 1) : depth;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
