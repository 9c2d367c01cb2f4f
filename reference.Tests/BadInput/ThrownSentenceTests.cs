using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.BadInput;

/// <summary>No refusal goes unheard: every sentence that the library's sources can throw stands in <c>sentences.txt</c> or in a test.</summary>
public class ThrownSentenceTests
{
    // What is asserted: the sentences of wrong arguments, and the tests' own texts with their quotes as they are at run time.
    private static readonly string s_heard = string.Join('\n', Texts(name => name == "sentences.txt" || name.StartsWith("tests/", StringComparison.Ordinal)).Select(text => text.Text)).Replace("\\\"", "\"", StringComparison.Ordinal);

    [Fact]
    public void Throw_ItsSentence_IsAssertedSomewhere()
    {
        (string Place, string[] Pieces)[] thrown = [.. Sources().SelectMany(source => Throws(source.Root).Select(text => ($"{source.Name}: {text}", Pieces(text))))];
        Assert.True(thrown.Length > 150, $"only {thrown.Length} sentences found");
        Faults.None(from one in thrown where !IsHeard(one.Pieces) select one.Place);
    }

    /// <summary>The checks that entry points share are heard from each of them, for each number they check.</summary>
    [Fact]
    public void Require_EveryCall_IsHeard()
    {
        (string Place, string[] Pieces)[] required = [.. Sources().SelectMany(source => source.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Require" } })
            .Select(call => ($"{source.Name}: {call}", Checked(call))))];
        Assert.True(required.Length > 40, $"only {required.Length} checks found");
        Faults.None(from one in required where !IsHeard(one.Pieces) select one.Place);
    }

    // Require.Positive("BatchLoader", batchSize) says "BatchLoader: batchSize = …", Require.Positive(name, layers, "depth") "…: depth = …".
    private static string[] Checked(InvocationExpressionSyntax call)
    {
        string method = ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;
        ExpressionSyntax[] arguments = [.. call.ArgumentList.Arguments.Select(argument => argument.Expression)];
        string where = arguments[0] is LiteralExpressionSyntax literal ? literal.Token.ValueText : "";
        int value = method == "AtLeast" ? 2 : 1;
        return method switch
        {
            "Path" => [$"{where}: the path is empty"],
            "Ordered" => [$"{where}: low = ", "must not be above high = "],
            _ when arguments.Length == value + 2 && arguments[^1] is LiteralExpressionSyntax name => [$"{where}: {name.Token.ValueText} = "],
            _ when arguments.Length == value + 2 => [$"{where}: ", " = "],
            _ => [$"{where}: {arguments[value]} = "],
        };
    }

    // The texts of a throw, each alternative by itself; what stands in the holes of a text is no text of its own.
    private static IEnumerable<ExpressionSyntax> Throws(SyntaxNode root)
        => root.DescendantNodes().Where(node => node is ThrowStatementSyntax or ThrowExpressionSyntax)
            .SelectMany(node => node.DescendantNodes(child => child is not InterpolatedStringExpressionSyntax))
            .OfType<ExpressionSyntax>().Where(text => text is InterpolatedStringExpressionSyntax || text.IsKind(SyntaxKind.StringLiteralExpression));

    private static string[] Pieces(ExpressionSyntax text) => text is InterpolatedStringExpressionSyntax interpolated
        ? [.. interpolated.Contents.OfType<InterpolatedStringTextSyntax>().Select(piece => piece.TextToken.ValueText)]
        : [((LiteralExpressionSyntax)text).Token.ValueText];

    private static bool IsHeard(string[] pieces) => Regex.IsMatch(s_heard, string.Join(".*", pieces.Select(Regex.Escape)));

    private static IEnumerable<(string Name, SyntaxNode Root)> Sources()
        => Texts(name => name.StartsWith("reference/", StringComparison.Ordinal)).Select(text => (text.Name, CSharpSyntaxTree.ParseText(text.Text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken)));

    private static IEnumerable<(string Name, string Text)> Texts(Func<string, bool> wanted)
    {
        Assembly assembly = typeof(ThrownSentenceTests).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(wanted).Order(StringComparer.Ordinal))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
