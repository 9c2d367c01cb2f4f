using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Tests.Notebooks;

public class NotebookComparisonTests
{
    [Fact]
    public void Differences_SameTextInOtherPieces_AreNone()
    {
        Notebook one = With(CellOutput.Stream("stdout", "a\nb\n"));
        Notebook other = With(CellOutput.Stream("stdout", "a\n"), CellOutput.Stream("stdout", "b\n"));

        Assert.Empty(NotebookComparison.Differences(one, other));
    }

    [Fact]
    public void Differences_VolatileOutputs_AreNone()
    {
        Notebook one = With(Display("1 s", isVolatile: true));
        Notebook other = With(Display("2 s", isVolatile: true));
        Assert.Empty(NotebookComparison.Differences(one, other));

        one.Cells[0].Tags = ["volatile"];
        one.Cells[0].Outputs = [Display("x", isVolatile: false)];
        Assert.Empty(NotebookComparison.Differences(one, other));
    }

    [Fact]
    public void Differences_OtherText_IsShown()
    {
        Notebook one = With(Display("value 1", isVolatile: false));
        Notebook other = With(Display("value 2", isVolatile: false));

        string difference = Assert.Single(NotebookComparison.Differences(one, other));

        Assert.StartsWith("Code cell 1 (a): ", difference, StringComparison.Ordinal);
        Assert.Contains("value 1", difference, StringComparison.Ordinal);
        Assert.Contains("value 2", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_SameNumberWrittenOtherwise_AreNone()
    {
        Notebook one = With(Chart("1E-06"));

        Assert.Empty(NotebookComparison.Differences(one, With(Chart("1e-06"))));
        Assert.Single(NotebookComparison.Differences(one, With(Chart("2e-06"))));
        Assert.Empty(NotebookComparison.Differences(With(Chart("-0")), With(Chart("0"))));
    }

    [Fact]
    public void Differences_CellMissing_IsSaid()
    {
        Notebook two = With(Display("x", isVolatile: false));
        two.Add(Cell.Code("1", "b"));

        Assert.Equal(["One notebook has 1 code cells, the other 2."], NotebookComparison.Differences(With(), two));
    }

    private static CellOutput Display(string text, bool isVolatile) => CellOutput.Display(
        new JsonObject { [MimeTypes.Text] = text },
        isVolatile ? new JsonObject { ["volatile"] = true } : []);

    private static Notebook With(params CellOutput[] outputs)
    {
        Notebook notebook = Notebook.Create();
        Cell cell = Cell.Code("1", "a");
        cell.Outputs = outputs;
        notebook.Add(cell);
        return notebook;
    }

    private static CellOutput Chart(string number) => CellOutput.Display(
        new JsonObject { ["application/vnd.plotly.v1+json"] = new JsonObject { ["y"] = JsonNode.Parse(number) } }, []);
}
