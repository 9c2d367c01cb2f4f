using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.DotNet.Interactive.Formatting;
using Tutorial.Kernel.CSharp;

namespace Tutorial.Kernel.Engine;

/// <summary>Walks once the way every cell goes, so that the learner's first cell finds compiled code.</summary>
/// <remarks>
/// Most of a start is the runtime compiling Roslyn's generic methods, which cannot be compiled ahead of time. Two threads share that work:
/// one runs cells, the other writes a small library to bytes and shows a value, so that it reaches the end of the way while the first is still at its start.
/// </remarks>
internal static class WarmUp
{
    /// <summary>Runs two small cells in a session of their own; shows nothing.</summary>
    public static void Run()
    {
        var beside = Task.Run(EmitAndShow);
        var language = new CSharpLanguage();
        language.RunAsync("int Warm(int n) => n + 1;", "warm-up").GetAwaiter().GetResult();
        language.RunAsync("Warm(1)", "warm-up").GetAwaiter().GetResult();
        beside.GetAwaiter().GetResult();
    }

    private static void EmitAndShow()
    {
        var library = CSharpCompilation.Create(
            "warm-up",
            [CSharpSyntaxTree.ParseText("public static class Warm { public static int Up(int n) { return n + 1; } }")],
            [References.Read(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false));
        using MemoryStream code = new(), symbols = new();
        library.Emit(code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        DisplayOutput.Bundle(FormattedValue.CreateManyFromObject(2));
    }
}
