using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.FSharp;

/// <summary>F# cells: interactions of one F# session in the engine's own process.</summary>
internal sealed class FSharpLanguage : ILanguage
{
    private static readonly string[] _opens =
    [
        "open System", "open System.Text", "open System.Collections.Generic", "open System.Threading.Tasks", "open System.Linq",
        "open Microsoft.DotNet.Interactive", "open Microsoft.DotNet.Interactive.Formatting", "open type Microsoft.DotNet.Interactive.Kernel",
    ];

    private readonly Shell.FsiEvaluationSession _session;

    private FSharpLanguage(Shell.FsiEvaluationSession session)
    {
        _session = session;
        Assistance = new FSharpAssistance(session);
    }

    /// <summary>Help while typing.</summary>
    public FSharpAssistance Assistance { get; }

    /// <inheritdoc/>
    public string Name => "fsharp";

    /// <summary>Loads the compiler and opens a session; takes seconds.</summary>
    public static FSharpLanguage Load(IEnumerable<string> references)
    {
        string contract = typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.Location;
        string[] arguments = ["fsi.exe", "--noninteractive", "--nologo", "--gui-", "--readline-", "--quiet", "--optimize+", "--debug+", "--noframework", .. CSharp.References.FrameworkFiles().Select(path => $"-r:{path}"), $"-r:{contract}", .. references.Select(path => $"-r:{path}")];
        using var free = new WithoutContext();
        // The very assemblies that C# cells see, and not those of an SDK: then an int here is an int there.
        // What the shell itself prints ("val x: int = 1") is not a notebook's output; values are shown by the engine.
        var session = Shell.FsiEvaluationSession.Create(
            Shell.FsiEvaluationSession.GetDefaultConfiguration(), arguments, TextReader.Null, TextWriter.Null, TextWriter.Null, collectible: null, legacyReferenceResolver: null);
        var language = new FSharpLanguage(session);
        language.Evaluate(string.Join('\n', _opens), "start");
        return language;
    }

    /// <inheritdoc/>
    public Task<object?> RunAsync(string code, string cell)
    {
        using var free = new WithoutContext();
        string woven = FSharpWeaver.Weave(_session, code, cell);
        // Faults are judged on the code as written; what only the weaving broke runs unwoven.
        FSharpDiagnostic[] faults = woven == code ? [] : Check(woven);
        return Task.FromResult(Evaluate(faults.Length == 0 ? woven : code, cell));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Variable> Variables() =>
        [.. _session.GetBoundValues().Where(bound => bound.Name != "it").Select(bound => new Variable(bound.Name, Name, bound.Value.ReflectionType, bound.Value.ReflectionValue))];

    /// <inheritdoc/>
    public Task ShareAsync(string name, object? value, Type type)
    {
        // Given as text, like a cell: a value bound from outside is of another int than the session's own.
        using var free = new WithoutContext();
        string named = type.IsVisible ? FSharpTypeNames.Of(type) : "obj";
        Microsoft.DotNet.Interactive.Weaving.SharedValue.Slot = value;
        Evaluate($"let {name} = unbox<{named}> (Microsoft.DotNet.Interactive.Weaving.SharedValue.Take())", "shared");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void AddReference(string path) => Evaluate($"#r @\"{path}\"", "reference");

    /// <summary>What is wrong with code, without running it.</summary>
    public IReadOnlyList<Fault> Diagnose(string code) => [.. Check(code).Select(diagnostic => FaultOf(diagnostic, code))];

    /// <summary>The F# compiler posts work to the context it finds and waits for it, which on the cell's own thread would never end.</summary>
    private sealed class WithoutContext : IDisposable
    {
        private readonly SynchronizationContext? _before = SynchronizationContext.Current;

        public WithoutContext() => SynchronizationContext.SetSynchronizationContext(null);

        public void Dispose() => SynchronizationContext.SetSynchronizationContext(_before);
    }

    private FSharpDiagnostic[] Check(string code) =>
        [.. _session.ParseAndCheckInteraction(code, FSharpOption<bool>.Some(false)).Item2.Diagnostics.Where(diagnostic => diagnostic.Severity == FSharpDiagnosticSeverity.Error)];

    private object? Evaluate(string code, string cell)
    {
        (FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception> outcome, FSharpDiagnostic[] diagnostics) =
            _session.EvalInteractionNonThrowing(code, cell, CancellationToken.None);
        FSharpDiagnostic[] errors = [.. diagnostics.Where(diagnostic => diagnostic.Severity == FSharpDiagnosticSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new CodeException([.. errors.Select(diagnostic => FaultOf(diagnostic, code))]);
        }

        return outcome switch
        {
            FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice2Of2 failed => throw new CodeException(failed.Item),
            FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice1Of2 { Item: { } value } when value.Value.ReflectionType != typeof(Unit) => value.Value.ReflectionValue,
            _ => null,
        };
    }

    private static Fault FaultOf(FSharpDiagnostic diagnostic, string code)
    {
        int Position(int line, int column) => Math.Min(code.Length, code.Split('\n').Take(line - 1).Sum(text => text.Length + 1) + column);
        string severity = diagnostic.Severity == FSharpDiagnosticSeverity.Error ? "error" : diagnostic.Severity == FSharpDiagnosticSeverity.Warning ? "warning" : "info";
        return new(
            severity, diagnostic.ErrorNumberText, diagnostic.Message.ReplaceLineEndings(" "),
            Position(diagnostic.StartLine, diagnostic.StartColumn), Position(diagnostic.EndLine, diagnostic.EndColumn),
            diagnostic.StartLine, diagnostic.StartColumn + 1);
    }
}
