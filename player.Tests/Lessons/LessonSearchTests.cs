using System.Text.Json.Nodes;
using Tutorial.Player.Lessons;
using Tutorial.Player.Tests.Support;

namespace Tutorial.Player.Tests.Lessons;

public sealed class LessonSearchTests : IDisposable
{
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Theory]
    [InlineData("the **needle** in a [link](there.ipynb)", "the ", " in a link")]
    [InlineData("## A heading\nthe needle", "A heading the ", "")]
    [InlineData("| here | there |\n| --- | --- |\n| `needle` | two |", "here · there  ", " · two")]
    [InlineData("```csharp\nneedle();\n```", " ", "(); ")]
    [InlineData(@"the needle $\frac{\partial L}{\partial w}$", "the ", " ∂L/∂w")]
    public void Find_Markdown_ShowsWhatAReaderSees(string source, string before, string after)
    {
        SearchHit hit = Single(source);
        Assert.Equal((before, "needle", after), (hit.Before, hit.Match, hit.After));
    }

    [Fact]
    public void Find_LongText_IsCutBetweenWords()
    {
        string words = string.Concat(Enumerable.Repeat("wordy ", 30));
        SearchHit hit = Single($"{words}needle {words}");
        Assert.Matches("^…(wordy )+$", hit.Before);
        Assert.Matches("^( wordy)+…$", hit.After);
    }

    [Fact]
    public void Find_OneLongWord_IsCutWithinIt()
    {
        string word = new('x', 200);
        SearchHit hit = Single($"{word}needle{word}");
        Assert.Equal(($"…{new string('x', 70)}", $"{new string('x', 70)}…"), (hit.Before, hit.After));
    }

    private SearchHit Single(string source)
    {
        var cell = new JsonObject { ["cell_type"] = "markdown", ["id"] = "a", ["metadata"] = new JsonObject(), ["source"] = source };
        var notebook = new JsonObject { ["cells"] = new JsonArray(cell), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        File.WriteAllText(_checkout.Notebook("04-needle"), notebook.ToJsonString());
        return Assert.Single(new LessonSearch(new LessonCatalogue(_checkout.Options)).Find("needle"));
    }
}
