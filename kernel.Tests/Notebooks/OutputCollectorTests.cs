using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Notebooks;

public class OutputCollectorTests
{
    private readonly OutputCollector _collector = new();

    [Fact]
    public void Take_PiecesOfOneStream_BecomeOneOutput()
    {
        Stream("stdout", "a");
        Stream("stdout", "b\n");
        Stream("stderr", "!");
        Stream("stdout", "c");

        Assert.Equal([("stdout", "ab\n"), ("stderr", "!"), ("stdout", "c")], _collector.TakeOutputs().Select(output => (output.StreamName!, output.Text)));
        Assert.Empty(_collector.TakeOutputs());
    }

    [Fact]
    public void Take_UpdateAfterItsCell_ChangesTheStoredOutput()
    {
        Cell cell = Cell.Code("display(1)", "a");
        Display(MessageTypes.DisplayData, "one", "id");
        cell.Outputs = _collector.TakeOutputs();

        Display(MessageTypes.UpdateDisplayData, "two", "id");
        Display(MessageTypes.UpdateDisplayData, "lost", "unknown");

        Assert.Equal("two", cell.Outputs[0].TextOf(MimeTypes.Text));
        Assert.Empty(_collector.TakeOutputs());
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "old")]
    public void Take_ClearWithNothingAfter_WaitsOnlyWhenTold(bool wait, string left)
    {
        Stream("stdout", "old");
        Take(MessageTypes.ClearOutput, new() { ["wait"] = wait });

        Assert.Equal(left, string.Concat(_collector.TakeOutputs().Select(output => output.Text)));
    }

    [Fact]
    public void Take_ClearThatWaits_ClearsBeforeTheNextOutput()
    {
        Stream("stdout", "old");
        Take(MessageTypes.ClearOutput, new() { ["wait"] = true });
        Stream("stdout", "new");

        Assert.Equal("new", Assert.Single(_collector.TakeOutputs()).Text);
    }

    [Fact]
    public void Take_Error_IsStored()
    {
        Take(MessageTypes.Error, new() { ["ename"] = "E", ["evalue"] = "v", ["traceback"] = new JsonArray("one", "two") });

        CellOutput error = Assert.Single(_collector.TakeOutputs());
        Assert.Equal(("E", "v"), (error.ErrorName, error.ErrorValue));
        Assert.Equal(["one", "two"], error.Traceback);
    }

    private void Stream(string name, string text) => Take(MessageTypes.Stream, new() { ["name"] = name, ["text"] = text });

    private void Display(string type, string text, string id) => Take(type, new()
    {
        ["data"] = new JsonObject { [MimeTypes.Text] = text },
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = id },
    });

    private void Take(string type, JsonObject content) => _collector.Take(Message.Request(type, content));
}
