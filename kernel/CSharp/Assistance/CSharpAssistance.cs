using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.CSharp.Assistance;

/// <summary>Help while typing C#: the code is compiled as the next cell would be, and not run.</summary>
internal sealed class CSharpAssistance(CSharpLanguage language)
{
    private static readonly CSharpParseOptions _script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>What could stand at the cursor.</summary>
    public JsonObject Complete(string code, int cursor) => Completion.At(Bind(code), code, cursor);

    /// <summary>What stands at the cursor: its declaration and doc comment.</summary>
    public JsonObject Inspect(string code, int cursor) => Hover.At(Bind(code), code, cursor);

    /// <summary>The parameters of the call around the cursor.</summary>
    public JsonObject Signatures(string code, int cursor) => SignatureHelp.At(Bind(code), cursor);

    /// <summary>Errors and warnings.</summary>
    public IReadOnlyList<Fault> Diagnose(string code) =>
    [
        .. language.Preview(code).GetCompilation().GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(CSharpFaults.From),
    ];

    /// <summary>complete, incomplete or invalid.</summary>
    public static string IsComplete(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, _script);
        return !SyntaxFactory.IsCompleteSubmission(tree) ? "incomplete"
            : tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? "invalid" : "complete";
    }

    private SemanticModel Bind(string code)
    {
        Compilation compilation = language.Preview(code).GetCompilation();
        return compilation.GetSemanticModel(compilation.SyntaxTrees.Single());
    }
}
