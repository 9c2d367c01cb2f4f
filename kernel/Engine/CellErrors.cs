using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Weaving;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.Engine;

/// <summary>What a failed cell tells: the kind of error, one sentence, the place, and the calls that led there.</summary>
internal static class CellErrors
{
    private const int LongestTrace = 20;

    /// <summary>The content of an <c>error</c> message.</summary>
    /// <param name="problem">What the cell ended with.</param>
    /// <param name="cell">The cell's number.</param>
    /// <param name="limit">The time limit that stopped it, in seconds; null when it was stopped by hand or not at all.</param>
    public static JsonObject Describe(Exception problem, int cell, double? limit)
    {
        // Libraries and compilers wrap what stops them in errors of their own; after a stop, that is what any error means.
        bool stopped = CellStop.IsRequested;
        if (problem is CodeException { Faults.Count: > 0 } code && !stopped)
        {
            return DescribeFaults(code.Faults, cell);
        }

        Exception cause = Unwrap(problem);
        CellFrame[] frames = CellFrame.Of(cause);
        CellFrame? place = frames.FirstOrDefault(frame => frame.Line > 0);
        string name = limit is not null && stopped ? "TimeLimit" : stopped ? "Interrupted" : Name(cause);
        string sentence = limit is not null && stopped
            ? $"The cell ran longer than its limit of {limit} s and was stopped; its variables so far are kept."
            : stopped ? "The cell was stopped; its variables so far are kept." : cause.Message;
        string where = place is null ? "" : $" ({place.Place})";
        return Content(
            name, sentence, place?.Cell ?? cell, place?.Line ?? 0, 0, stopped,
            [$"{name}: {sentence}{(stopped ? "" : where)}", .. stopped ? [] : Causes(cause), .. stopped ? [] : frames.Take(LongestTrace).Select(frame => "   at " + frame.Text)]);
    }

    private static JsonObject DescribeFaults(IReadOnlyList<Fault> faults, int cell)
    {
        Fault first = faults[0];
        string name = first.Code.Length == 0 ? "DirectiveError" : "CompilationError";
        string sentence = first.Code.Length == 0 ? first.Message : $"{first.Code}: {first.Message}";
        IEnumerable<string> lines = faults.Take(LongestTrace).Select(fault => $"cell {cell}, line {fault.Line}, column {fault.Column}: {(fault.Code.Length == 0 ? "" : fault.Code + ": ")}{fault.Message}");
        return Content(name, sentence, cell, first.Line, first.Column, false, [.. lines]);
    }

    private static JsonObject Content(string name, string sentence, int cell, int line, int column, bool interrupted, string[] traceback)
    {
        var content = new JsonObject
        {
            ["ename"] = name,
            ["evalue"] = sentence,
            ["traceback"] = new JsonArray([.. traceback.Select(text => (JsonNode)text)]),
            ["cell"] = cell,
            ["interrupted"] = interrupted,
        };
        if (line > 0)
        {
            content["line"] = line;
        }

        if (column > 0)
        {
            content["column"] = column;
        }

        return content;
    }

    private static Exception Unwrap(Exception problem) => problem switch
    {
        CodeException { InnerException: Exception inner } => Unwrap(inner),
        TargetInvocationException { InnerException: Exception inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [Exception only] } => Unwrap(only),
        AggregateException many when CellStop.IsRequested && many.Flatten().InnerExceptions.OfType<CellStoppedException>().FirstOrDefault() is CellStoppedException stop => stop,
        _ => problem,
    };

    private static IEnumerable<string> Causes(Exception problem)
    {
        for (Exception? inner = problem.InnerException; inner is not null; inner = inner.InnerException)
        {
            yield return $"because of {Name(inner)}: {inner.Message}";
        }
    }

    private static string Name(Exception problem) => problem.GetType().Name;
}
