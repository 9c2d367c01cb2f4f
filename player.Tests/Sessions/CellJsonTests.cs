using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Sessions;

namespace Tutorial.Player.Tests.Sessions;

public sealed class CellJsonTests
{
    [Fact]
    public void TakeFromPage_AnotherLanguageChosen_IsWrittenIntoTheMetadata()
    {
        Notebook notebook = With(Cell.Code("let x = 1", "a", CellLanguage.FSharp));
        Cell cell = notebook.Cells[0];
        cell.Metadata["polyglot_notebook"]!["other"] = "stays";

        CellJson.TakeFromPage(notebook, Page("a", "code", "csharp", "int x = 1;"));

        Assert.Same(cell, notebook.Cells[0]);
        Assert.Equal(CellLanguage.CSharp, CellLanguage.Of(cell, notebook));
        Assert.Equal("csharp", cell.Metadata["dotnet_interactive"]!["language"]!.GetValue<string>());
        Assert.Equal("stays", cell.Metadata["polyglot_notebook"]!["other"]!.GetValue<string>());
    }

    [Fact]
    public void TakeFromPage_LanguageOfACellWithoutMetadata_IsWritten()
    {
        Notebook notebook = With(Cell.Code("1", "a"));
        notebook.Cells[0].Json["metadata"] = new JsonObject();

        CellJson.TakeFromPage(notebook, Page("a", "code", "fsharp", "1"));

        Assert.Equal(CellLanguage.FSharp, CellLanguage.Of(notebook.Cells[0], notebook));
    }

    [Theory]
    [InlineData("csharp", "1")]
    [InlineData("fsharp", "#!fsharp\n1")]
    public void TakeFromPage_SameLanguage_LeavesTheMetadataAsTheyAre(string language, string source)
    {
        Notebook notebook = With(Cell.Code("2", "a"));
        notebook.Cells[0].Json["metadata"] = new JsonObject { ["tags"] = new JsonArray("hide") };

        CellJson.TakeFromPage(notebook, Page("a", "code", language, source));

        Assert.Equal(source, notebook.Cells[0].Source);
        Assert.Equal("{\"tags\":[\"hide\"]}", notebook.Cells[0].Metadata.ToJsonString());
    }

    [Fact]
    public void TakeFromPage_NewRawCell_StaysRaw()
    {
        Notebook notebook = With();

        CellJson.TakeFromPage(notebook, Page("a", "raw", "markdown", "as it is"));

        Assert.Equal(CellKind.Raw, notebook.Cells[0].Kind);
        Assert.Equal("as it is", notebook.Cells[0].Source);
        Assert.Equal(notebook.ToBytes(), Notebook.Parse(notebook.ToBytes(), "a.ipynb").ToBytes());
    }

    private static Notebook With(params Cell[] cells)
    {
        Notebook notebook = Notebook.Create();
        foreach (Cell cell in cells)
        {
            notebook.Add(cell);
        }

        return notebook;
    }

    private static JsonArray Page(string id, string kind, string language, string source) =>
        [new JsonObject { ["id"] = id, ["kind"] = kind, ["language"] = language, ["source"] = source }];
}
