using System.Text;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Tests.Notebooks;

public class NotebookTests
{
    public static TheoryData<string> FixtureNames => new(Fixtures.Notebooks().Select(path => Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(FixtureNames))]
    public void ToBytes_FileOfAnyWriter_IsTheFileItself(string name)
    {
        byte[] file = File.ReadAllBytes(Fixtures.Path(name));

        byte[] again = Notebook.Parse(file, name).ToBytes();

        Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(again));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Parse_EachMinorVersion_Opens(int minor)
    {
        string id = minor == 5 ? "\"id\": \"a\", " : "";
        string text = $$"""
            {"cells": [{"cell_type": "code", {{id}}"execution_count": null, "metadata": {}, "outputs": [], "source": "1 + 1"}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": {{minor}}}
            """;

        Notebook notebook = Parse(text);

        Assert.Equal(minor, notebook.FormatMinor);
        Assert.Equal("1 + 1", Assert.Single(notebook.Cells).Source);
        Assert.Equal(minor == 5 ? "a" : null, notebook.Cells[0].Id);
    }

    [Fact]
    public void Write_OneCellChanged_KeepsWhatOthersStored()
    {
        Notebook notebook = Notebook.Read(Fixtures.Path("jupyter.ipynb"));
        notebook.Cells[1].Source = "print('changed')";

        Notebook again = Notebook.Parse(notebook.ToBytes(), "again.ipynb");

        Assert.Equal("print('changed')", again.Cells[1].Source);
        Assert.Equal(1e-7, again.Cells[1].Metadata["someone"]!["else"]!.GetValue<double>());
        Assert.Equal(2.5, again.Metadata["toc"]!["nested"]![1]!.GetValue<double>());
        Assert.Equal("iVBORw0KGgo=", again.Cells[0].Json["attachments"]!["dot.png"]!["image/png"]!.GetValue<string>());
    }

    [Fact]
    public void Outputs_OfAJupyterFile_AreRead()
    {
        Cell cell = Notebook.Read(Fixtures.Path("jupyter.ipynb")).Cells[1];

        Assert.Equal(["stream", "execute_result", "error"], cell.Outputs.Select(output => output.Type));
        Assert.Equal("a\nb\n", cell.Outputs[0].Text);
        Assert.Equal("<b>1</b>\n<i>2</i>", cell.Outputs[1].TextOf(MimeTypes.Html));
        Assert.Equal("v", cell.Outputs[2].ErrorValue);
        Assert.True(cell.HasTag("raises-exception"));
        Assert.Equal(3, cell.ExecutionCount);
    }

    [Theory]
    [InlineData("dotnet-interactive.ipynb", 1, "csharp")]
    [InlineData("dotnet-interactive.ipynb", 2, "fsharp")]
    [InlineData("vscode.ipynb", 1, "fsharp")]
    [InlineData("vscode.ipynb", 2, "csharp")]
    public void Of_MetadataOfEachWriter_NamesTheLanguage(string file, int cell, string language)
    {
        Notebook notebook = Notebook.Read(Fixtures.Path(file));

        Assert.Equal(language, CellLanguage.Of(notebook.Cells[cell], notebook));
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "fsharp")]
    [InlineData("  #!html", "html")]
    [InlineData("#!time\n1 + 1", null)]
    [InlineData("1 + 1", null)]
    public void OfFirstLine_Text_IsTheNamedLanguage(string source, string? language) =>
        Assert.Equal(language, CellLanguage.OfFirstLine(source));

    [Fact]
    public void Write_FileInUse_LeavesNoDraftBehind()
    {
        using TemporaryFolder folder = Fixtures.NewFolder();
        string path = folder.File("new.ipynb");
        Notebook notebook = Notebook.Create();
        notebook.Add(Cell.Code("1 + 1", "one"));

        notebook.Write(path);
        notebook.Write(path);

        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal("one", Notebook.Read(path).Cells[0].Id);
    }

    [Fact]
    public void Parse_OutputOf100Megabytes_IsKept()
    {
        Notebook notebook = Notebook.Create();
        Cell cell = Cell.Code("print", "big");
        cell.Outputs = [CellOutput.Stream("stdout", new string('x', 100_000_000))];
        notebook.Add(cell);

        Notebook again = Notebook.Parse(notebook.ToBytes(), "big.ipynb");

        Assert.Equal(100_000_000, again.Cells[0].Outputs[0].Text.Length);
    }

    private static Notebook Parse(string text) => Notebook.Parse(Encoding.UTF8.GetBytes(text), "test.ipynb");
}
