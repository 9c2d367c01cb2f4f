using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Tutorial.Player.Tests.Support;

namespace Tutorial.Player.Tests.Demos;

/// <summary>The WebSocket of a demonstration: who may play, and what comes of messages that no page of ours sends.</summary>
public sealed class DemoSocketTests : ServerTests
{
    [Fact]
    public async Task Connect_WithoutCookie_IsRefused()
    {
        using var stranger = new Browser(Server);
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => stranger.ConnectToAsync("/api/demo/neuron", stranger.Origin, cookie: false));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("http://evil.example")]
    [InlineData("http://localhost:{port}")]
    [InlineData("https://127.0.0.1:{port}")]
    public async Task Connect_WithForeignOrigin_IsRefused(string? origin)
    {
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(
            () => Browser.ConnectToAsync("/api/demo/neuron", origin?.Replace("{port}", $"{Server.Port}", StringComparison.Ordinal)));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("..%2f..%2fsecret.txt")]
    [InlineData("neuron%22)%3bSystem.IO.File.Delete(%22secret.txt")]
    public async Task Connect_UnknownName_IsRefused(string name)
    {
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => Browser.ConnectToAsync($"/api/demo/{name}", Browser.Origin));
        Assert.Contains("404", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Checkout.Root, "secret.txt")));
    }

    [Fact]
    public async Task Connect_MoreThanTwelvePages_AreRefusedUntilOneCloses()
    {
        List<ClientWebSocket> open = [];
        for (int page = 0; page < 12; page++)
        {
            open.Add(await ConnectAsync());
        }

        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(ConnectAsync);
        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
        await open[0].CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        open.Add(await SoonAsync(ConnectAsync));
        open.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Message_Oversized_ClosesTheConnection()
    {
        using ClientWebSocket socket = await ConnectAsync();
        byte[] part = Encoding.ASCII.GetBytes(new string('x', 256 * 1024));
        try
        {
            for (int sent = 0; sent < 20; sent++)
            {
                await socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
            }
        }
        catch (Exception cut) when (cut is WebSocketException or IOException)
        {
            // The server had closed before all of it was sent.
            return;
        }

        Assert.Null(await Browser.ReadUntilAsync(socket, "answer"));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
        Assert.Equal("Only text of at most 1 MB is taken.", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task Message_Binary_ClosesTheConnection()
    {
        using ClientWebSocket socket = await ConnectAsync();
        await socket.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary, true, CancellationToken.None);
        Assert.Null(await Browser.ReadUntilAsync(socket, "answer"));
        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, socket.CloseStatus);
    }

    [Fact]
    public async Task Message_Malformed_IsToldAndTheDemonstrationGoesOn()
    {
        using ClientWebSocket socket = await ConnectAsync();
        string[] malformed =
        [
            "", "nonsense", "null", "[]", "7", "\"to\"", "{\"to\":\"two\"}", "{\"to\":1e99}", "{\"to\":{}}", "{\"settings\":7,\"to\":0}", "{\"settings\":[],\"to\":0}",
            "{\"to\":1,\"to\":2}", new string('[', 100_000),
        ];
        foreach (string message in malformed)
        {
            await Browser.SendAsync(socket, message);
            JsonNode answer = (await Browser.ReadUntilAsync(socket, "answer"))!["answer"]!;
            Assert.StartsWith("This command is not understood: ", answer["problem"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        await Browser.SendAsync(socket, """{"settings":{"seed":"-1"},"to":0}""");
        JsonNode refused = (await Browser.ReadUntilAsync(socket, "answer"))!["answer"]!;
        Assert.Equal("Seed: \"-1\" does not go; write a number from 0 to 999999.", refused["problem"]!.GetValue<string>());
        Assert.Equal(2, await StepAsync(socket, """{"settings":{"seed":"3"},"to":2}"""));
        Assert.Equal(0, await StepAsync(socket, """{"settings":{"seed":"3"},"to":-5}"""));
    }

    [Fact]
    public async Task Messages_ManyAtOnce_AreAnsweredOrLeftOutAndTheDemonstrationGoesOn()
    {
        using ClientWebSocket socket = await ConnectAsync();
        for (int command = 0; command < 500; command++)
        {
            await Browser.SendAsync(socket, """{"to":1}""");
        }

        Assert.Equal(3, await StepAsync(socket, """{"to":3}"""));
    }

    private Task<ClientWebSocket> ConnectAsync() => Browser.ConnectToAsync("/api/demo/neuron", Browser.Origin);

    /// <summary>Asks until the step asked for is answered; gives the step that the last frame showed.</summary>
    private static async Task<int> StepAsync(WebSocket socket, string command)
    {
        int wanted = Math.Max(0, JsonNode.Parse(command)!["to"]!.GetValue<int>());
        for (int asked = 0; asked < 1000; asked++)
        {
            await Browser.SendAsync(socket, command);
            JsonNode answer = (await Browser.ReadUntilAsync(socket, "answer"))!["answer"]!;
            if (answer["frame"] is JsonNode frame && frame["step"]!.GetValue<int>() == wanted)
            {
                return wanted;
            }
        }

        return -1;
    }

    private static async Task<T> SoonAsync<T>(Func<Task<T>> attempt)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                return await attempt();
            }
            catch (WebSocketException) when (tries < 50)
            {
                await Task.Delay(100);
            }
        }
    }
}
