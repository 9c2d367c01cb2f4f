using Microsoft.DotNet.Interactive.Formatting;
using Tutorial.Kernel.CSharp;

namespace Tutorial.Kernel.Engine;

/// <summary>Walks once the way every cell goes, so that the learner's first cell finds compiled code.</summary>
internal static class WarmUp
{
    /// <summary>Runs two small cells in a session of their own; shows nothing.</summary>
    public static void Run()
    {
        var language = new CSharpLanguage();
        language.RunAsync("int Warm(int n) => n + 1;", "warm-up").GetAwaiter().GetResult();
        object? result = language.RunAsync("Warm(1)", "warm-up").GetAwaiter().GetResult();
        DisplayOutput.Bundle(FormattedValue.CreateManyFromObject(result));
    }
}
