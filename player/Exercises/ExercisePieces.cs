using System.Text.RegularExpressions;

namespace Tutorial.Player.Exercises;

/// <summary>The part of a learner's file that belongs to one exercise.</summary>
/// <param name="Text">The method with the comment above it, as it stands in the file.</param>
/// <param name="Line">The line of the file at which it begins, counted from 1.</param>
internal sealed record ExercisePiece(string Text, int Line);

/// <summary>Cuts a lesson's file into its exercises by the lines at which their methods begin.</summary>
/// <remarks>By lines and not by a parser: a learner's file is broken most of the time, and brackets that do not match must not move a piece's end.</remarks>
internal static class ExercisePieces
{
    /// <summary>The pieces by method name; a method that cannot be found has none.</summary>
    /// <param name="file">The learner's text.</param>
    /// <param name="methods">The methods that the lesson asks for.</param>
    public static IReadOnlyDictionary<string, ExercisePiece> Cut(string file, IReadOnlyCollection<string> methods)
    {
        string[] lines = file.Split('\n');
        List<(string Method, int Start)> starts = [.. methods
            .Select(method => (Method: method, Start: StartOf(lines, method)))
            .Where(piece => piece.Start >= 0)
            .OrderBy(piece => piece.Start)];
        var pieces = new Dictionary<string, ExercisePiece>();
        for (int index = 0; index < starts.Count; index++)
        {
            int end = index + 1 < starts.Count ? starts[index + 1].Start : EndOfClass(lines, starts[index].Start);
            while (end > starts[index].Start + 1 && lines[end - 1].Trim().Length == 0)
            {
                end--;
            }

            pieces[starts[index].Method] = new ExercisePiece(string.Join('\n', lines[starts[index].Start..end]), starts[index].Start + 1);
        }

        return pieces;
    }

    private static int StartOf(string[] lines, string method)
    {
        var declaration = new Regex($@"^\s*(?:(?:public|internal|private|static)\s+)+[\w<>\[\],?. ()]+\s{Regex.Escape(method)}\s*\(");
        int line = Array.FindIndex(lines, declaration.IsMatch);
        while (line > 0 && (lines[line - 1].TrimStart().StartsWith("//", StringComparison.Ordinal) || lines[line - 1].TrimStart().StartsWith('[')))
        {
            line--;
        }

        return line;
    }

    // The last piece ends before the bracket that closes the class: the last line that is a bracket at the margin.
    private static int EndOfClass(string[] lines, int start)
    {
        int end = Array.FindLastIndex(lines, line => line.TrimEnd() == "}");
        return end > start ? end : lines.Length;
    }
}
