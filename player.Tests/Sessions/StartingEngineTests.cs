using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Tutorial.Player.Sessions;
using Tutorial.Player.Tests.Support;
using static Tutorial.Player.Tests.Support.PageRequests;

namespace Tutorial.Player.Tests.Sessions;

/// <summary>What happens to a session while its engine is still starting.</summary>
public sealed class StartingEngineTests
{
    private const string Slug = "01-first-steps";

    [Fact]
    public async Task Stop_WhileTheEngineStarts_TheCellNeverRuns()
    {
        using var checkout = new Checkout();
        await using PlayerServer server = await PlayerServer.StartAsync(checkout.Options);
        using Browser browser = await Browser.SignedInAsync(server);
        using ClientWebSocket page = await browser.ConnectAsync(Slug, browser.Origin);
        await Browser.SendAsync(page, Edit(1, ("a", "code", "1"), ("b", "code", "2")));
        await Browser.SendAsync(page, Run("a"));
        await Browser.SendAsync(page, new JsonObject { ["type"] = "stop" });
        // The same cell stopped and asked for again runs once, not once for each time it was asked for.
        await Browser.SendAsync(page, Run("b"));
        await Browser.SendAsync(page, new JsonObject { ["type"] = "stop" });
        await Browser.SendAsync(page, Run("b", "a"));
        Assert.Equal(("b", 1), await StartedAsync(page));
        Assert.Equal(("a", 2), await StartedAsync(page));
        Assert.True((await Browser.ReadUntilAsync(page, "finished"))!["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Dispose_WhileTheEngineStarts_LeavesNoProcess()
    {
        // On Windows the checkout could not be deleted either while an engine has its folder there.
        using var checkout = new Checkout();
        PlayerServer server = await PlayerServer.StartAsync(checkout.Options);
        using Browser browser = await Browser.SignedInAsync(server);
        using ClientWebSocket page = await browser.ConnectAsync(Slug, browser.Origin);
        await Browser.SendAsync(page, Run("sum"));
        JsonObject engine = (await Browser.ReadUntilAsync(page, "engine"))!;
        Assert.Equal("starting", engine["state"]!.GetValue<string>());
        await server.DisposeAsync();
        Assert.Empty(ProcessesIn(checkout.Root));
    }

    [Fact]
    public async Task Take_AFolderThatIsGone_SaysSoAndLeavesNoProcess()
    {
        using var checkout = new Checkout();
        string gone = Path.Combine(checkout.Root, "gone");
        await using var pool = new EnginePool(checkout.Options, NullLogger<EnginePool>.Instance);
        IOException refused = await Assert.ThrowsAsync<IOException>(() => pool.TakeAsync(gone));
        Assert.StartsWith($"The session cannot work in {gone}: ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Restart the session; when that does not help, start the kit again with ./tutorial.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(ProcessesIn(checkout.Root));
    }

    private static async Task<(string Cell, int Order)> StartedAsync(ClientWebSocket page)
    {
        JsonObject started = (await Browser.ReadUntilAsync(page, "started"))!;
        return (started["cell"]!.GetValue<string>(), started["run"]!["order"]!.GetValue<int>());
    }

    // Linux tells every process's folder; an engine has its checkout's.
    private static List<string> ProcessesIn(string folder) => !OperatingSystem.IsLinux()
        ? []
        : [.. Directory.EnumerateDirectories("/proc").Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]) && FolderOf(process).StartsWith(folder, StringComparison.Ordinal))];

    private static string FolderOf(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget ?? "";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Another person's process, or one that has ended since: not one of this test's.
            return "";
        }
    }
}
