using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tutorial.Player.Sessions;
using Tutorial.Player.Tests.Support;

namespace Tutorial.Player.Tests.Sessions;

public sealed class ManySessionsTests
{
    private const long MostMegabytes = 150;

    [Fact]
    public async Task ManyOpenSessions_AllAnswer_EachIdleOneIsSmallAndRestsAfterAWhile()
    {
        // ./tutorial prove opens ten at once; three show the same in less time.
        int count = Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1" ? 10 : 3;
        using var checkout = new Checkout();
        string[] slugs = [.. Enumerable.Range(0, count).Select(number => $"copy-{number}")];
        foreach (string slug in slugs)
        {
            File.Copy(checkout.Notebook("01-first-steps"), checkout.Notebook(slug));
        }

        var clock = new Clock();
        await using PlayerServer server = await PlayerServer.StartAsync(checkout.Options, services => services.AddSingleton<TimeProvider>(clock));
        using Browser browser = await Browser.SignedInAsync(server);
        var pages = new List<ClientWebSocket>();
        foreach (string slug in slugs)
        {
            pages.Add(await browser.ConnectAsync(slug, browser.Origin));
        }

        await Task.WhenAll(pages.Select(page => Browser.SendAsync(page, new JsonObject { ["type"] = "run", ["cells"] = new JsonArray("sum") })));
        foreach (ClientWebSocket page in pages)
        {
            Assert.Equal("sum = 0.2\n", (await Browser.ReadUntilAsync(page, "output"))!["output"]!["text"]!.GetValue<string>());
            Assert.True((await Browser.ReadUntilAsync(page, "finished"))!["ok"]!.GetValue<bool>());
        }

        var sessions = server.Service<SessionRegistry>();
        long[] megabytes = [.. slugs.Select(slug => Megabytes(sessions.Find(slug)!.EngineProcessId!.Value))];
        TestContext.Current.TestOutputHelper!.WriteLine($"memory of {count} idle sessions in MB: {string.Join(", ", megabytes)}");
        Assert.All(megabytes, size => Assert.InRange(size, 1, MostMegabytes));

        clock.Advance(checkout.Options.ParkAfter + TimeSpan.FromMinutes(1));
        foreach (ClientWebSocket page in pages)
        {
            JsonObject engine = (await Browser.ReadUntilAsync(page, "engine"))!;
            while (engine["state"]!.GetValue<string>() != "parked")
            {
                engine = (await Browser.ReadUntilAsync(page, "engine"))!;
            }

            Assert.Equal("Nothing ran here for 30 minutes, so the session let its variables go to free memory. Run the cells above to have them back.", engine["detail"]!.GetValue<string>());
        }

        Assert.All(slugs, slug => Assert.Null(sessions.Find(slug)!.EngineProcessId));
        pages.ForEach(page => page.Dispose());
    }

    // On Linux the proportional set: what all sessions share, such as the code of the runtime, counts once and not in each.
    private static long Megabytes(int processId)
    {
        string rollup = $"/proc/{processId}/smaps_rollup";
        if (OperatingSystem.IsLinux())
        {
            string line = File.ReadLines(rollup).First(text => text.StartsWith("Pss:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1_000_000;
        }

        using var process = Process.GetProcessById(processId);
        return process.WorkingSet64 / 1_000_000;
    }
}
