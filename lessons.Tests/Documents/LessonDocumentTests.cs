using Tutorial.Lessons.Documents;

namespace Tutorial.Lessons.Tests.Documents;

public class LessonDocumentTests
{
    private const string Header = """
        ---
        title: The perceptron
        summary: "One unit: a threshold."
        minutes: 60
        prerequisites: [00-start]
        objectives: [say what it computes]
        data: []
        references: ["Rosenblatt 1958"]
        ---

        """;

    [Fact]
    public void Parse_FrontMatter_IsRead()
    {
        LessonHeader header = Parse("Text.").Header;

        Assert.Equal("The perceptron", header.Title);
        Assert.Equal("One unit: a threshold.", header.Summary);
        Assert.Equal(60, header.Minutes);
        Assert.Equal(["00-start"], header.Prerequisites);
        Assert.Empty(header.Data);
        Assert.Equal(["Rosenblatt 1958"], header.References);
    }

    [Fact]
    public void Parse_ProseHeadingsAndFences_BecomeCells()
    {
        IReadOnlyList<LessonCell> cells = Parse("""
            ## The idea
            Words and

            ```text
            not a cell
            ```
            ```csharp raises-exception volatile
            throw new Exception();

            // end
            ```
            After.
            ### Größe
            ````html exercise=01.2
            <p>```</p>
            ````

            ```csharp source=reference/Plain.cs member=Add
            ```
            ```markdown notes
            Say it slowly.
            ```
            """).Cells;

        Assert.Equal(["the-idea-text-1", "the-idea-code-1", "the-idea-text-2", "gr-e-text-1", "exercise-01-2", "gr-e-text-2", "gr-e-text-3"], cells.Select(cell => cell.Id));
        Assert.Equal("## The idea\nWords and\n\n```text\nnot a cell\n```", cells[0].Source);
        Assert.Equal("throw new Exception();\n\n// end", cells[1].Source);
        Assert.Equal(["raises-exception", "volatile"], cells[1].Options.Tags);
        Assert.Equal(16, cells[1].Line);
        Assert.Equal("After.", cells[2].Source);
        Assert.Equal(("html", "<p>```</p>", "01.2"), (cells[4].Language, cells[4].Source, cells[4].Options.Exercise));
        Assert.Equal(("reference/Plain.cs", "Add"), (cells[5].Options.Include, cells[5].Options.Member));
        Assert.True(cells[6].IsProse);
        Assert.Equal(["notes"], cells[6].Options.Tags);
    }

    [Fact]
    public void Parse_WindowsLineEnds_GiveTheSameLesson()
    {
        const string body = "## A\n\n```csharp\nint x = 1;\n```\n\nText.\n";

        IReadOnlyList<LessonCell> unix = Parse(body).Cells;
        IReadOnlyList<LessonCell> windows = LessonDocument.Parse((Header + body).ReplaceLineEndings("\r\n"), "01-perceptron").Cells;

        Assert.Equal(unix.Select(cell => (cell.Id, cell.Source, cell.Line)), windows.Select(cell => (cell.Id, cell.Source, cell.Line)));
    }

    [Theory]
    [InlineData("```csharp raise-exception\n1\n```", "line 10: a fence does not know \"raise-exception\"; use raises-exception, volatile, hide, predict, notes, exercise=ID, source=FILE or member=NAME.")]
    [InlineData("```csharp\n1\n", "line 10: the fence ```csharp is never closed; end the cell with a line of ```.")]
    [InlineData("text\n```csharp\n```", "line 11: this cell is empty; write its code or remove the fence.")]
    [InlineData("```csharp member=Add\n1\n```", "line 10: member= needs source=FILE beside it.")]
    [InlineData("", "line 1: the lesson has no text after its front matter.")]
    public void Parse_BadBody_NamesTheLine(string body, string message) =>
        Assert.Equal($"lessons/01-perceptron/lesson.md, {message}", Assert.Throws<LessonFormatException>(() => Parse(body)).Message);

    [Theory]
    [InlineData("minutes: 60", "minutes: an hour", "line 4: minutes must be a whole number above 0, not \"an hour\".")]
    [InlineData("title: The", "titel: The", "line 2: the front matter does not know \"titel\"; its keys are title, summary, minutes, prerequisites, objectives, data, references.")]
    [InlineData("data: []\n", "", "line 1: the front matter lacks \"data\".")]
    [InlineData("data: []", "data: blobs", "line 7: data must be a list of texts, [] when there are none; put text with a colon between double quotes.")]
    [InlineData("data: []", "data: [", "line 1: the front matter is not YAML here; close every bracket, and put text with a colon or a quote between double quotes.")]
    [InlineData("minutes: 60", "minutes: \"60", "line 4: the front matter is not YAML here; close every bracket, and put text with a colon or a quote between double quotes.")]
    [InlineData("---\ntitle", "title", "line 1: a lesson begins with front matter between two lines of three dashes; see lessons/README.md.")]
    public void Parse_BadFrontMatter_NamesTheLine(string good, string bad, string message)
    {
        string text = Header.Replace(good, bad, StringComparison.Ordinal) + "Text.";

        LessonFormatException error = Assert.Throws<LessonFormatException>(() => LessonDocument.Parse(text, "01-perceptron"));

        Assert.Equal($"lessons/01-perceptron/lesson.md, {message}", error.Message);
    }

    private static LessonDocument Parse(string body) => LessonDocument.Parse(Header + body, "01-perceptron");
}
