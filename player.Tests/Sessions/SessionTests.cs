using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Sessions;
using Tutorial.Player.Tests.Support;
using static Tutorial.Player.Tests.Support.PageRequests;

namespace Tutorial.Player.Tests.Sessions;

/// <summary>Sessions with real engines behind a real server.</summary>
public sealed class SessionTests : ServerTests
{
    private const string Slug = "01-first-steps";

    private protected override PlayerOptions Options => Checkout.Options with { ParkAfter = TimeSpan.FromSeconds(4) };

    [Fact]
    public async Task Open_RunsNothing()
    {
        using ClientWebSocket page = await Browser.ConnectAsync(Slug, Browser.Origin);
        JsonNode state = (await Browser.ReadUntilAsync(page, "state"))!["state"]!;
        Assert.Equal("none", state["engine"]!.GetValue<string>());
        Assert.Empty(state["runs"]!.AsObject());
    }

    [Fact]
    public async Task Run_TellsEveryPageAndKeepsTheOutput()
    {
        using ClientWebSocket first = await Browser.ConnectAsync(Slug, Browser.Origin);
        using ClientWebSocket second = await Browser.ConnectAsync(Slug, Browser.Origin);
        await Browser.ReadUntilAsync(second, "state");
        await Browser.SendAsync(first, Run("sum"));
        JsonObject output = (await Browser.ReadUntilAsync(second, "output"))!;
        Assert.Equal("sum = 0.2\n", output["output"]!["text"]!.GetValue<string>());
        JsonObject finished = (await Browser.ReadUntilAsync(second, "finished"))!;
        Assert.True(finished["ok"]!.GetValue<bool>());

        var saved = Notebook.Read(Path.Combine(Checkout.Work, Slug, $"{Slug}.ipynb"));
        Assert.Contains("sum = 0.2", saved.Cells.Single(cell => cell.Id == "sum").Outputs[0].Text, StringComparison.Ordinal);

        // A page that comes later sees what has run.
        using ClientWebSocket later = await Browser.ConnectAsync(Slug, Browser.Origin);
        JsonNode state = (await Browser.ReadUntilAsync(later, "state"))!["state"]!;
        Assert.True(state["runs"]!["sum"]!["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Edit_InOnePage_IsSavedAndShownInTheOther()
    {
        using ClientWebSocket first = await Browser.ConnectAsync(Slug, Browser.Origin);
        using ClientWebSocket second = await Browser.ConnectAsync(Slug, Browser.Origin);
        await Browser.ReadUntilAsync(first, "state");
        await Browser.ReadUntilAsync(second, "state");
        await Browser.SendAsync(first, Edit(7, ("title", "markdown", "# Changed"), ("new", "code", "1 + 1")));
        Assert.Equal(7, (await Browser.ReadUntilAsync(first, "saved"))!["revision"]!.GetValue<int>());
        JsonObject document = (await Browser.ReadUntilAsync(second, "document"))!;
        Assert.Equal("# Changed", document["cells"]![0]!["source"]!.GetValue<string>());
        var saved = Notebook.Read(Path.Combine(Checkout.Work, Slug, $"{Slug}.ipynb"));
        Assert.Equal(["# Changed", "1 + 1"], saved.Cells.Select(cell => cell.Source));
        Assert.NotNull(saved.Cells[1].Metadata["polyglot_notebook"]);
    }

    [Fact]
    public async Task FileChangedByAnotherProgram_IsShownAndSaidSo()
    {
        using ClientWebSocket page = await Browser.ConnectAsync(Slug, Browser.Origin);
        await Browser.ReadUntilAsync(page, "state");
        await Browser.SendAsync(page, Edit(1, ("title", "markdown", "# Mine")));
        await Browser.ReadUntilAsync(page, "saved");
        string file = Path.Combine(Checkout.Work, Slug, $"{Slug}.ipynb");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("# Mine", "# Theirs", StringComparison.Ordinal));
        JsonObject document = (await Browser.ReadUntilAsync(page, "document"))!;
        Assert.StartsWith("# Theirs", document["cells"]![0]!["source"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            "The file was changed by another program; this is its text now. What stood here before is among the earlier versions.",
            document["why"]!.GetValue<string>());

        JsonNode versions = JsonNode.Parse(await Browser.Client.GetStringAsync($"/api/lessons/{Slug}/versions"))!;
        Assert.Equal("changed outside of the player", versions[0]!["why"]!.GetValue<string>());
        using HttpResponseMessage restored = await Browser.PostAsync($"/api/lessons/{Slug}/versions/restore", new { name = versions[0]!["name"]!.GetValue<string>() }, Browser.Origin);
        Assert.True(restored.IsSuccessStatusCode);
        Assert.Equal("# Mine", (await Browser.ReadUntilAsync(page, "document"))!["cells"]![0]!["source"]!.GetValue<string>());
    }

    [Fact]
    public async Task FailedCell_StopsTheQueueAndNamesItsLine()
    {
        using ClientWebSocket page = await Browser.ConnectAsync(Slug, Browser.Origin);
        await Browser.ReadUntilAsync(page, "state");
        await Browser.SendAsync(page, Edit(1, ("bad", "code", "int a = 1;\nthrow new InvalidOperationException(\"no\");"), ("next", "code", "2")));
        await Browser.SendAsync(page, Run("bad", "next"));
        JsonObject error = (await Browser.ReadUntilAsync(page, "output"))!;
        Assert.Equal(2, error["output"]!["line"]!.GetValue<int>());
        Assert.False((await Browser.ReadUntilAsync(page, "finished"))!["ok"]!.GetValue<bool>());
        Assert.Empty((await Browser.ReadUntilAsync(page, "queued"))!["queue"]!.AsArray());
    }

    [Fact]
    public async Task Unused_IsParkedAndSaysSo()
    {
        using ClientWebSocket page = await Browser.ConnectAsync(Slug, Browser.Origin);
        await Browser.SendAsync(page, Run("sum"));
        await Browser.ReadUntilAsync(page, "finished");
        JsonObject engine;
        do
        {
            engine = (await Browser.ReadUntilAsync(page, "engine"))!;
        }
        while (engine["state"]!.GetValue<string>() != "parked");
        Assert.Equal(
            "Nothing ran here for 4 seconds, so the session let its variables go to free memory. Run the cells above to have them back.",
            engine["detail"]!.GetValue<string>());
        Assert.Null(Server.Service<SessionRegistry>().Find(Slug)!.EngineProcessId);

        // A key typed asks the engine about the code; that alone wakes none, or the page would take its sentence back.
        await Browser.SendAsync(page, new JsonObject { ["type"] = "ask", ["ask"] = 1, ["what"] = "complete", ["code"] = "Con", ["cursor"] = 3, ["language"] = "csharp" });
        Assert.Empty((await Browser.ReadUntilAsync(page, "answer", "engine"))!["content"]!.AsObject());
        Assert.Equal("parked", Server.Service<SessionRegistry>().Find(Slug)!.State);

        await Browser.SendAsync(page, Run("sum"));
        Assert.True((await Browser.ReadUntilAsync(page, "finished"))!["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Reset_BringsTheOriginalBackAndKeepsTheText()
    {
        using ClientWebSocket page = await Browser.ConnectAsync(Slug, Browser.Origin);
        await Browser.SendAsync(page, Edit(1, ("title", "markdown", "# Mine")));
        await Browser.ReadUntilAsync(page, "saved");
        using HttpResponseMessage answer = await Browser.PostAsync($"/api/lessons/{Slug}/reset", new { }, Browser.Origin);
        Assert.True(answer.IsSuccessStatusCode);
        JsonObject document = (await Browser.ReadUntilAsync(page, "document"))!;
        Assert.StartsWith("# First steps", document["cells"]![0]!["source"]!.GetValue<string>(), StringComparison.Ordinal);

        JsonNode versions = JsonNode.Parse(await Browser.Client.GetStringAsync($"/api/lessons/{Slug}/versions"))!;
        using HttpResponseMessage restored = await Browser.PostAsync($"/api/lessons/{Slug}/versions/restore", new { name = versions[0]!["name"]!.GetValue<string>() }, Browser.Origin);
        Assert.True(restored.IsSuccessStatusCode);
        Assert.Equal("# Mine", (await Browser.ReadUntilAsync(page, "document"))!["cells"]![0]!["source"]!.GetValue<string>());
    }

    [Fact]
    public async Task Stop_NamesTheFileThatCouldNotBeSaved()
    {
        using ClientWebSocket page = await Browser.ConnectAsync(Slug, Browser.Origin);
        await Browser.ReadUntilAsync(page, "state");
        string file = Path.Combine(Checkout.Work, Slug, $"{Slug}.ipynb");
        File.Delete(file);
        Directory.CreateDirectory(Path.Combine(file, "in-the-way"));
        await Browser.SendAsync(page, Edit(1, ("title", "markdown", "# Mine")));
        Assert.Equal("save", (await Browser.ReadUntilAsync(page, "trouble"))!["about"]!.GetValue<string>());
        Assert.Equal([file], await Server.StopAsync());
    }

    [Theory]
    [InlineData("ipynb", "application/x-ipynb+json")]
    [InlineData("cs", "text/x-csharp")]
    public async Task Export_GivesAFile(string kind, string type)
    {
        using HttpResponseMessage answer = await Browser.Client.GetAsync($"/api/export/{Slug}.{kind}");
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{Slug}.{kind}", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("double bias = -0.5;", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
