using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Tutorial.Demos.Playing;
using Tutorial.Player.Tests.Support;

namespace Tutorial.Player.Tests.Demos;

/// <summary>What the page is told of demonstrations, and when an engine rests.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Get_EachDemonstration_TellsItsSettingsAndItsCode()
    {
        using var checkout = new Checkout();
        await using PlayerServer server = await PlayerServer.StartAsync(checkout.Options);
        using Browser browser = await Browser.SignedInAsync(server);
        foreach (About about in Catalogue.All)
        {
            JsonNode told = JsonNode.Parse(await browser.Client.GetStringAsync($"/api/demos/{about.Name}"))!;
            Assert.Equal(about.Code, told["code"]!.GetValue<string>());
            Assert.Equal(about.Settings.Select(setting => setting.Name), told["settings"]!.AsArray().Select(setting => setting!["name"]!.GetValue<string>()));
            using HttpResponseMessage page = await browser.Client.GetAsync($"/demo/{about.Name}");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Theory]
    [InlineData("/api/demos/nothing")]
    [InlineData("/demo/nothing")]
    [InlineData("/demo/..%2f..%2fsecret.txt")]
    [InlineData("/api/demos/..%5c..%5csecret.txt")]
    public async Task Get_UnknownName_IsNotFound(string path)
    {
        using var checkout = new Checkout();
        await using PlayerServer server = await PlayerServer.StartAsync(checkout.Options);
        using Browser browser = await Browser.SignedInAsync(server);
        using HttpResponseMessage answer = await browser.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Play_AfterItsEngineRested_GoesOnWhereItWas()
    {
        using var checkout = new Checkout();
        await using PlayerServer server = await PlayerServer.StartAsync(checkout.Options with { ParkAfter = TimeSpan.FromSeconds(2) });
        using Browser browser = await Browser.SignedInAsync(server);
        using ClientWebSocket socket = await browser.ConnectToAsync("/api/demo/neuron", browser.Origin);
        string first = await FrameAsync(socket);
        await StateAsync(socket, "parked");
        Assert.Equal(first, await FrameAsync(socket));
    }

    /// <summary>Asks for step 2 until it is shown.</summary>
    private static async Task<string> FrameAsync(WebSocket socket)
    {
        while (true)
        {
            await Browser.SendAsync(socket, """{"settings":{"seed":"3"},"to":2}""");
            JsonObject? answer = await Browser.ReadUntilAsync(socket, "answer");
            if (answer!["answer"]!["frame"] is JsonNode frame && frame["step"]!.GetValue<int>() == 2)
            {
                return frame.ToJsonString();
            }
        }
    }

    private static async Task StateAsync(WebSocket socket, string wanted)
    {
        while ((await Browser.ReadUntilAsync(socket, "engine"))!["state"]!.GetValue<string>() != wanted)
        {
            // Other states come before it.
        }
    }
}
