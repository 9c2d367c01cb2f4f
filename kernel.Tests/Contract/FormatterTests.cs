using Microsoft.DotNet.Interactive.Formatting;

namespace Tutorial.Kernel.Tests.Contract;

public class FormatterTests
{
    public static TheoryData<object?, string> Plain => new()
    {
        { null, "<null>" },
        { 1.5, "1.5" },
        { true, "True" },
        { "text", "text" },
        { new DateTime(2026, 3, 1), "2026-03-01" },
        { typeof(Dictionary<string, int[]>), "Dictionary<string, int[]>" },
        { new[] { 1, 2, 3 }, "[ 1, 2, 3 ]" },
        { Enumerable.Range(0, 25), "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 … (more) ]" },
        { Enumerable.Range(0, 22).ToList(), "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 … (2 more) ]" },
        { Array.Empty<int>(), "[ ]" },
        { new[] { new[] { 1, 2 }, [3] }, "[ [ 1, 2 ], [ 3 ] ]" },
        { new Dictionary<string, int> { ["a"] = 1, ["bc"] = 22 }, "key  value\na        1\nbc      22" },
        { new[] { new Row("one", 1), new Row("two", 22) }, "Name  Count\none       1\ntwo      22" },
        { new double[,] { { 1, 2 }, { 3, 4 } }, "0  1\n1  2\n3  4" },
        { new InvalidOperationException("no"), "InvalidOperationException: no" },
        { new Row("one", 1), "Row { Name = one, Count = 1 }" },
        { Tuple.Create(1, "b"), "(1, b)" },
        { Task.FromResult(3), "3" },
        { new Faulty(), "FormatterTests.Faulty { Good = 1, Bad = (InvalidOperationException: broken) }" },
    };

    [Theory]
    [MemberData(nameof(Plain))]
    public void ToDisplayString_Value_IsReadable(object? value, string text) => Assert.Equal(text, value.ToDisplayString());

    [Fact]
    public void ToDisplayString_RowsAsHtml_IsATableWithEscapedText() =>
        Assert.Equal(
            "<table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Count</th></tr></thead><tbody><tr><td style=\"text-align:left\">&lt;b&gt;</td><td style=\"text-align:right\">1</td></tr></tbody></table>",
            new[] { new Row("<b>", 1) }.ToDisplayString("text/html"));

    [Fact]
    public void CreateManyFromObject_Scalar_IsPlainTextOnly() => Assert.Equal(["text/plain"], FormattedValue.CreateManyFromObject(5).Select(form => form.MimeType));

    [Fact]
    public void CreateManyFromObject_Rows_AreATableAndText() =>
        Assert.Equal(["text/html", "text/plain"], FormattedValue.CreateManyFromObject(new[] { new Row("a", 1) }).Select(form => form.MimeType));

    [Fact]
    public void CreateManyFromObject_TypeWithASourceByName_IsItsBundle() =>
        Assert.Equal(
            [new FormattedValue("image/svg+xml", "<svg/>"), new FormattedValue("text/plain", "a mark")],
            FormattedValue.CreateManyFromObject(new Marked()));

    [Fact]
    public void ToDisplayString_TypeWithASourceInASequence_IsShownItsOwnWay() => Assert.Equal("[ a mark, a mark ]", new[] { new Marked(), new Marked() }.ToDisplayString());

    [Fact]
    public void Register_FunctionForAType_IsPreferred()
    {
        Formatter.Register<Temperature>(value => $"<b>{value.Degrees}</b>", "text/html");
        Assert.Equal(["text/html", "text/plain"], FormattedValue.CreateManyFromObject(new Temperature(20)).Select(form => form.MimeType));
        Assert.Equal("<b>20</b>", new Temperature(20).ToDisplayString("text/html"));
    }

    [Fact]
    public void FormatterSource_WithoutItsMethod_SaysWhatIsMissing() =>
        Assert.Equal(
            $"{typeof(WrongSource)} is the formatter source of {typeof(Wrong)}; it needs a method CreateTypeFormatters().",
            Assert.Throws<InvalidOperationException>(() => new Wrong().ToDisplayString()).Message);

    private sealed record Temperature(int Degrees);

    private sealed class Faulty
    {
        public int Good => 1;

        public int Bad => throw new InvalidOperationException("broken");
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;

        public string[] PreferredMimeTypes { get; set; } = [];
    }

    [TypeFormatterSource(typeof(MarkSource), PreferredMimeTypes = ["image/svg+xml", "text/plain"])]
    private sealed class Marked;

    private sealed class MarkSource
    {
        public IEnumerable<object> CreateTypeFormatters() => [new MarkForm("image/svg+xml", "<svg/>"), new MarkForm("text/plain", "a mark")];
    }

    private sealed class MarkForm(string mimeType, string text)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(text);
            return instance is Marked;
        }
    }

    [TypeFormatterSource(typeof(WrongSource))]
    private sealed class Wrong;

    private sealed class WrongSource;
}

/// <summary>A row of a table.</summary>
internal sealed record Row(string Name, int Count);
