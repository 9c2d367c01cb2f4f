using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Tutorial.Lessons.Compiling;

/// <summary>The commonest compiler errors in a beginner's words.</summary>
internal static partial class CompilerMessages
{
    /// <summary>What to tell the learner about an error of the compiler.</summary>
    /// <param name="error">The error.</param>
    public static string For(Diagnostic error)
    {
        string text = error.GetMessage(CultureInfo.InvariantCulture);
        string[] quoted = [.. Quoted().Matches(text).Select(match => match.Groups[1].Value)];
        string First() => quoted.ElementAtOrDefault(0) ?? "this";
        string Second() => quoted.ElementAtOrDefault(1) ?? "that";
        return error.Id switch
        {
            "CS1002" => "A statement ends here without its semicolon; add ; at the end of it.",
            "CS1513" => "A closing brace } is missing; every { needs its }.",
            "CS1026" => "A closing parenthesis ) is missing; every ( needs its ).",
            "CS0103" => $"The name {First()} is not known here; check its spelling, or declare it before this line.",
            "CS0246" or "CS0234" => $"The type {First()} is not known; check its spelling and its capital letters.",
            "CS0029" => $"A {First()} stands where a {Second()} is needed; C# does not turn one into the other by itself.",
            "CS0266" => $"A {First()} does not fit into a {Second()} without loss; write ({Second()}) in front if you mean it.",
            "CS1503" => $"An argument has the wrong type: {text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()}.",
            "CS0161" => $"{Short(First())} can reach its end without an answer; every path needs a return.",
            "CS0165" => $"{First()} is used before it has a value; give it one where you declare it.",
            "CS0128" or "CS0136" => $"The name {First()} is already taken in this method; choose another.",
            "CS1061" or "CS0117" => $"{First()} has no member called {Second()}; check its spelling and its capital letters.",
            "CS0019" => $"The operator {First()} does not work between {Second()} and {quoted.ElementAtOrDefault(2)}.",
            "CS0022" => "The number of indices does not fit: a double[,] takes two, as in a[i, j].",
            "CS0021" => $"{Short(text.Split('\'').LastOrDefault(part => part.Length > 1) ?? "this")} is not an array; it cannot be read with [ ].",
            "CS1501" or "CS7036" => $"The call has too few or too many arguments: {text.TrimEnd('.')}.",
            _ => $"The compiler says: {text.TrimEnd('.')} ({error.Id}).",
        };
    }

    // 'Exercises.Fire(double[], double, double[])' is Fire to its author.
    private static string Short(string method) => method.Split('(')[0].Split('.')[^1];

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
