using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Tests.Support;
using static Tutorial.Player.Tests.Support.PageRequests;

namespace Tutorial.Player.Tests.Sessions;

/// <summary>A learner's file that another program changed, broke or holds open.</summary>
public sealed class UnreadableNotebookTests : ServerTests
{
    private const string Slug = "01-first-steps";
    private const string Broken = "no notebook";

    private string File => Path.Combine(Checkout.Work, Slug, $"{Slug}.ipynb");

    private string Versions => Path.Combine(Checkout.Work, Slug, ".versions");

    // The kernel's own sentence about the file.
    private string Sentence => Assert.Throws<NotebookFormatException>(() => Notebook.Parse(System.Text.Encoding.UTF8.GetBytes(Broken), File)).Message;

    [Fact]
    public async Task Reload_ShowsTheFilesOutputsAndKeepsThePresentText()
    {
        using ClientWebSocket page = await OpenWithAsync("# Mine");
        var theirs = Notebook.Read(Checkout.Notebook(Slug));
        theirs.Cells.Single(cell => cell.Id == "sum").Json["outputs"] = new JsonArray(CellOutput.Stream("stdout", "theirs").Json.DeepClone());
        await System.IO.File.WriteAllBytesAsync(File, theirs.ToBytes());
        await Browser.SendAsync(page, new JsonObject { ["type"] = "reload" });
        JsonObject document = (await Browser.ReadUntilAsync(page, "document"))!;
        Assert.Equal("theirs", document["cells"]!.AsArray().Single(cell => cell!["id"]!.GetValue<string>() == "sum")!["outputs"]![0]!["text"]!.GetValue<string>());
        Assert.Contains(Directory.EnumerateFiles(Versions), version => Notebook.Read(version).Cells[0].Source == "# Mine");
    }

    [Fact]
    public async Task FileBrokenByAnotherProgram_IsSaidAndThePresentTextStays()
    {
        using ClientWebSocket page = await OpenWithAsync("# Mine");
        await System.IO.File.WriteAllTextAsync(File, Broken);
        JsonObject trouble = (await Browser.ReadUntilAsync(page, "trouble"))!;
        Assert.Equal(
            $"Another program changed this file. Your text is kept here; the other one is among the earlier versions. {Sentence}",
            trouble["message"]!.GetValue<string>());
        await Browser.SendAsync(page, new JsonObject { ["type"] = "reload" });
        Assert.Equal(Sentence, (await Browser.ReadUntilAsync(page, "trouble"))!["message"]!.GetValue<string>());
        await Browser.SendAsync(page, Edit(2, ("title", "markdown", "# Mine again")));
        Assert.Equal(2, (await Browser.ReadUntilAsync(page, "saved"))!["revision"]!.GetValue<int>());

        JsonNode versions = await VersionsAsync();
        Assert.Equal(0, versions[0]!["cells"]!.GetValue<int>());
        Assert.Equal("# Mine again", Assert.Single(Notebook.Read(File).Cells).Source);
    }

    [Fact]
    public async Task Reset_OfACopyThatIsNoNotebook_BringsTheOriginalAndKeepsTheFile()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, Broken);
        using HttpResponseMessage export = await Browser.Client.GetAsync($"/api/export/{Slug}.cs");
        Assert.Equal((HttpStatusCode.BadRequest, Sentence), await AnswerAsync(export));

        using HttpResponseMessage reset = await Browser.PostAsync($"/api/lessons/{Slug}/reset", new { }, Browser.Origin);
        Assert.Equal(HttpStatusCode.OK, reset.StatusCode);
        Assert.StartsWith("# First steps", Notebook.Read(File).Cells[0].Source, StringComparison.Ordinal);
        JsonNode versions = await VersionsAsync();
        Assert.Equal("before going back to the original", Assert.Single(versions.AsArray())!["why"]!.GetValue<string>());
        Assert.Equal(Broken, await System.IO.File.ReadAllTextAsync(Path.Combine(Versions, versions[0]!["name"]!.GetValue<string>())));
    }

    [Fact]
    public async Task FileHeldByAnotherProgram_IsOneSentence()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.Copy(Checkout.Notebook(Slug), File);
        using var held = new FileStream(File, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        string why = Assert.Throws<IOException>(() => System.IO.File.ReadAllBytes(File)).Message.TrimEnd('.');
        string sentence = $"The notebook {Slug} could not be read: {why}; close other programs that have it open, allow reading it, and try again.";
        using HttpResponseMessage export = await Browser.Client.GetAsync($"/api/export/{Slug}.ipynb");
        Assert.Equal((HttpStatusCode.BadRequest, sentence), await AnswerAsync(export));
        using HttpResponseMessage reset = await Browser.PostAsync($"/api/lessons/{Slug}/reset", new { }, Browser.Origin);
        Assert.Equal((HttpStatusCode.BadRequest, sentence), await AnswerAsync(reset));
        using ClientWebSocket page = await Browser.ConnectAsync(Slug, Browser.Origin);
        Assert.Equal(sentence, (await Browser.ReadUntilAsync(page, "trouble"))!["message"]!.GetValue<string>());
    }

    private async Task<ClientWebSocket> OpenWithAsync(string title)
    {
        ClientWebSocket page = await Browser.ConnectAsync(Slug, Browser.Origin);
        await Browser.SendAsync(page, Edit(1, ("title", "markdown", title)));
        await Browser.ReadUntilAsync(page, "saved");
        return page;
    }

    private async Task<JsonNode> VersionsAsync() => JsonNode.Parse(await Browser.Client.GetStringAsync($"/api/lessons/{Slug}/versions"))!;

    private static async Task<(HttpStatusCode Status, string? Message)> AnswerAsync(HttpResponseMessage answer) =>
        (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["message"]!.GetValue<string>());
}
