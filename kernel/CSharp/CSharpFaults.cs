using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.CSharp;

/// <summary>The compiler's diagnostics in the words of the protocol.</summary>
internal static class CSharpFaults
{
    /// <summary>One diagnostic as a fault, with what a notebook's learner should know about it.</summary>
    public static Fault From(Diagnostic diagnostic)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        LinePosition start = diagnostic.Location.GetLineSpan().StartLinePosition;
        string severity = diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        return new(severity, diagnostic.Id, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture) + Advice(diagnostic.Id), span.Start, span.End, start.Line + 1, start.Character + 1);
    }

    // Ambiguous between two of the same name: in a notebook almost always a using that an earlier cell left behind.
    private static string Advice(string id) => id is "CS0121" or "CS0104"
        ? " An earlier cell's using (such as Nn<float>) still holds and clashes with this one's: usings stay from cell to cell. Restart the session and run the notebook from the top after such a change."
        : "";
}
