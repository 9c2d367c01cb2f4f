using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive.Weaving;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.CSharp;

/// <summary>C# cells: each a submission of Roslyn's scripting that sees all those before it.</summary>
internal sealed class CSharpLanguage : ILanguage
{
    /// <summary>What cells find without a using of their own, as in .NET Interactive.</summary>
    private static readonly string[] _usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.Kernel",
    ];

    // Names that are missing for want of a reference: CS0103 name, CS0234 and CS0246 type or namespace, CS1061 member, CS0012 assembly.
    private static readonly string[] _missing = ["CS0103", "CS0234", "CS0246", "CS1061", "CS0012"];

    private static readonly CSharpParseOptions _parsing = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly ShadowedVariables _shadowed = new();
    private ScriptOptions _options;
    private volatile ScriptState<object>? _state;
    private bool _hasAllReferences;

    public CSharpLanguage()
    {
        _options = ScriptOptions.Default
            .WithReferences(References.Usual())
            .WithImports(_usings)
            .WithMetadataResolver(new References())
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithAllowUnsafe(true)
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
        _loader.RegisterDependency(typeof(Microsoft.DotNet.Interactive.Kernel).Assembly);
    }

    /// <inheritdoc/>
    public string Name => "csharp";

    /// <summary>A script that follows all cells run so far, not to be run: for completion and diagnostics.</summary>
    public Script<object> Preview(string code) => Continue(_state, code, _options);

    /// <inheritdoc/>
    public async Task<object?> RunAsync(string code, string cell)
    {
        ScriptOptions options = _options.WithFilePath(cell);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, _parsing);
        Script<object> script = Compile(tree, code, options);
        ScriptState<object>? before = _state;
        CheckedPlaces.Remember(cell, tree);
        CellLine.Source = cell;
        ScriptState<object> after = before is null
            ? await script.RunAsync(null, _ => true, CancellationToken.None)
            : await script.RunFromAsync(before, _ => true, CancellationToken.None);
        _state = after;
        _shadowed.Clear(before, after, tree);
        return after.Exception is null ? after.ReturnValue : throw new CodeException(after.Exception);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Variable> Variables() =>
        _state is null
            ? []
            : [.. _state.Variables.Reverse().DistinctBy(variable => variable.Name).Reverse().Select(variable => new Variable(variable.Name, Name, variable.Type, variable.Value))];

    /// <inheritdoc/>
    public async Task ShareAsync(string name, object? value, Type type)
    {
        if (type.Assembly.Location.Length > 0)
        {
            AddReference(type.Assembly.Location);
        }

        // A hidden static slot carries the value over, because a submission can only be given text.
        SharedValue.Slot = value;
        await RunAsync($"{(type.IsVisible ? TypeNames.Of(type) : "object")} {name} = ({(type.IsVisible ? TypeNames.Of(type) : "object")})Microsoft.DotNet.Interactive.Weaving.SharedValue.Take();", "shared");
    }

    /// <inheritdoc/>
    public void AddReference(string path)
    {
        MetadataReference reference = References.Read(path);
        if (!_options.MetadataReferences.Contains(reference))
        {
            _options = _options.AddReferences(reference);
        }
    }

    /// <summary>Makes the runtime use this very assembly for references to it.</summary>
    public void AddLoaded(Assembly assembly) => _loader.RegisterDependency(assembly);

    private Script<object> Compile(SyntaxTree tree, string code, ScriptOptions options)
    {
        Script<object> script = Continue(_state, Weave(tree, code, options), options);
        if (!script.Compile().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return script;
        }

        // Judged anew as written, so that columns are those the learner sees and no woven text is quoted.
        Diagnostic[] errors = Errors(Continue(_state, code, options));
        if (!_hasAllReferences && errors.Any(error => _missing.Contains(error.Id)))
        {
            _hasAllReferences = true;
            _options = _options.AddReferences(References.Rest());
            return Compile(tree, code, _options.WithFilePath(options.FilePath));
        }

        // Code that only the weaving broke runs as it is: then only its sleeps and waits can be stopped.
        return errors.Length > 0
            ? throw new CodeException([.. errors.Select(CSharpFaults.From)])
            : Continue(_state, code, options);
    }

    private string Weave(SyntaxTree tree, string code, ScriptOptions options)
    {
        bool hasLambdas = tree.GetRoot().DescendantNodes().OfType<LambdaExpressionSyntax>().Any(lambda => lambda.ExpressionBody is not null);
        if (!hasLambdas)
        {
            return StopWeaver.Weave(tree, null);
        }

        Compilation compilation = Continue(_state, code, options).GetCompilation();
        SyntaxTree bound = compilation.SyntaxTrees.Single();
        SemanticModel model = compilation.GetSemanticModel(bound);
        return StopWeaver.Weave(bound, () => model);
    }

    private static Diagnostic[] Errors(Script<object> script) =>
        [.. script.GetCompilation().GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    private Script<object> Continue(ScriptState<object>? state, string code, ScriptOptions options) =>
        state is null ? CSharpScript.Create<object>(code, options, globalsType: null, _loader) : state.Script.ContinueWith<object>(code, options);
}
