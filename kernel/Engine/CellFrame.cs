using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Weaving;
using Tutorial.Kernel.CSharp;

namespace Tutorial.Kernel.Engine;

/// <summary>One call on the way to an error, in words a learner knows.</summary>
/// <param name="Text">The function and its place.</param>
/// <param name="Place">Cell and line, or file and line, or nothing.</param>
/// <param name="Cell">The cell's number, null for library code.</param>
/// <param name="Line">The line, 0 where unknown.</param>
internal sealed partial record CellFrame(string Text, string Place, int? Cell, int Line)
{
    // What compiled code calls when an index is out of range or a sum overflows.
    private const string Script = "Submission#";
    private const string Checks = "Internal.Runtime.CompilerHelpers.ThrowHelpers";

    /// <summary>The calls from the place of the error outwards, without the engine's own and the compiler's.</summary>
    public static CellFrame[] Of(Exception problem)
    {
        var frames = new List<CellFrame>();
        int last = -1;
        bool isCheck = false;
        foreach (StackFrame frame in new StackTrace(problem, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not MethodBase method || IsOurs(method))
            {
                continue;
            }

            if (method.DeclaringType?.FullName == Checks)
            {
                isCheck = true;
                continue;
            }

            frames.Add(From(frame, method, isCheck));
            isCheck = false;
            last = frames[^1].Cell is null ? last : frames.Count;
        }

        // Below the cell's outermost line there is only what started the cell.
        return last > 0 ? [.. frames.Take(last)] : [.. frames];
    }

    private static CellFrame From(StackFrame frame, MethodBase method, bool isCheck)
    {
        string file = Path.GetFileName(frame.GetFileName() ?? "");
        int[] lines = [frame.GetFileLineNumber()];
        string function = Function(method);
        if (isCheck && file.Length == 0 && function.Length == 0 && method.DeclaringType?.FullName?.StartsWith(Script, StringComparison.Ordinal) == true)
        {
            (file, lines) = (Path.GetFileName(CellLine.Source), [CellLine.Now]);
        }
        else if (isCheck && CheckedPlaces.Around(file, lines[0]) is { Count: > 0 } places)
        {
            lines = [.. places];
        }

        int line = lines[0];
        int? cell = CellName().Match(file) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;
        string place = file.Length == 0 ? "" : $"{file}, line {(lines.Length == 1 ? "" : string.Join(", ", lines[..^1]) + " or ")}{lines[^1]}";
        return new(function.Length == 0 ? place : place.Length == 0 ? function : $"{function} in {place}", place, cell, cell is null ? 0 : line);
    }

    // The compiler's names: Submission#3.<<Initialize>>d__0.MoveNext is the cell itself, <Fib>g__Inner|0 a local function, <…>b__ a lambda.
    private static string Function(MethodBase method)
    {
        string type = method.DeclaringType?.FullName ?? "";
        string name = method.Name is "MoveNext" or "Invoke" ? type : method.Name;
        if (name.Contains("<Initialize>", StringComparison.Ordinal) || name is "<Factory>" or "<Main>" or "main@" or "staticInitialization@")
        {
            return name.Contains("b__", StringComparison.Ordinal) ? "lambda" : "";
        }

        Match generated = GeneratedName().Match(name);
        string shown = name.Contains("b__", StringComparison.Ordinal) ? "lambda" : generated.Success ? generated.Groups[1].Value : method.Name;
        bool script = type.StartsWith(Script, StringComparison.Ordinal) || type.StartsWith("FSI_", StringComparison.Ordinal);
        string owner = method.DeclaringType?.Name.Split('`')[0] ?? "";
        string parameters = string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name));
        return script ? $"{shown}({parameters})" : $"{owner}.{shown}({parameters})";
    }

    private static bool IsOurs(MethodBase method) =>
        method.DeclaringType?.Namespace is string space
        && (space.StartsWith("Tutorial.Kernel", StringComparison.Ordinal) || space.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal)
            || space.StartsWith("System.Runtime.CompilerServices", StringComparison.Ordinal) || space.StartsWith("System.Runtime.ExceptionServices", StringComparison.Ordinal)
            || space.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    [GeneratedRegex(@"^cell (\d+)$")]
    private static partial Regex CellName();

    [GeneratedRegex(@"<([A-Za-z_]\w*)>[a-z]")]
    private static partial Regex GeneratedName();
}
