using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tutorial.Kernel.Export;

/// <summary>C# as HTML with a class for keywords, texts, numbers and comments.</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions _script = new(kind: SourceCodeKind.Script);

    public static string Highlight(string code)
    {
        var html = new StringBuilder();
        foreach (SyntaxToken token in SyntaxFactory.ParseSyntaxTree(code, _script).GetRoot().DescendantTokens())
        {
            foreach (SyntaxTrivia trivia in token.LeadingTrivia)
            {
                Add(html, trivia.ToFullString(), ClassOf(trivia));
            }

            Add(html, token.Text, ClassOf(token));
            foreach (SyntaxTrivia trivia in token.TrailingTrivia)
            {
                Add(html, trivia.ToFullString(), ClassOf(trivia));
            }
        }

        return html.ToString();
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "literal",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or
            SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken or
            SyntaxKind.InterpolatedStringEndToken => "text",
        _ when token.IsKeyword() || token.Text == "var" => "keyword",
        _ => null,
    };

    private static string? ClassOf(SyntaxTrivia trivia) =>
        trivia.IsDirective ? "keyword"
        : trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.SkippedTokensTrivia) ? null
        : "comment";

    private static void Add(StringBuilder html, string text, string? cssClass)
    {
        string safe = WebUtility.HtmlEncode(text);
        html.Append(cssClass is null || text.Length == 0 ? safe : $"<span class=\"{cssClass}\">{safe}</span>");
    }
}
