using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Tutorial.Player.Tests.Support;

namespace Tutorial.Player.Tests.Security;

public sealed class MessageTests : ServerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":\"unknown\"}")]
    [InlineData("{\"type\":\"run\"}")]
    [InlineData("{\"type\":\"run\",\"cells\":[1]}")]
    [InlineData("{\"type\":\"edit\",\"revision\":1,\"cells\":[{\"id\":\"../x\",\"kind\":\"code\",\"language\":\"csharp\",\"source\":\"\"}]}")]
    [InlineData("{\"type\":\"edit\",\"revision\":1,\"cells\":[{\"id\":\"a\",\"kind\":\"other\",\"language\":\"csharp\",\"source\":\"\"}]}")]
    [InlineData("{\"type\":\"edit\",\"revision\":1,\"cells\":[{\"id\":\"a\"}]}")]
    [InlineData("{\"type\":\"edit\",\"revision\":1,\"cells\":{}}")]
    [InlineData("{\"type\":\"ask\",\"ask\":1,\"what\":\"everything\",\"code\":\"\",\"cursor\":0,\"language\":\"csharp\"}")]
    [InlineData("{\"type\":\"edit\",\"revision\":1,\"cells\":[{\"id\":\"title\",\"kind\":\"markdown\",\"language\":\"markdown\",\"source\":\"changed\"},{\"id\":\"a\",\"kind\":\"other\",\"language\":\"csharp\",\"source\":\"\"}]}")]
    [InlineData("{\"type\":\"edit\",\"revision\":1,\"cells\":[{\"id\":\"sum\",\"kind\":\"code\",\"language\":\"klingon\",\"source\":\"\"}]}")]
    [InlineData("{\"type\":\"stop\",\"type\":\"run\"}")]
    public async Task Message_Malformed_IsRefusedAndTheSessionGoesOn(string message)
    {
        using ClientWebSocket socket = await Browser.ConnectAsync("01-first-steps", Browser.Origin);
        JsonObject state = (await Browser.ReadUntilAsync(socket, "state"))!;
        await Browser.SendAsync(socket, message);
        JsonObject trouble = (await Browser.ReadUntilAsync(socket, "trouble"))!;
        Assert.StartsWith("The server did not understand a message of this page and left it out: ", trouble["message"]!.GetValue<string>(), StringComparison.Ordinal);

        using ClientWebSocket again = await Browser.ConnectAsync("01-first-steps", Browser.Origin);
        JsonObject after = (await Browser.ReadUntilAsync(again, "state"))!;
        Assert.Equal(state["state"]!["cells"]!.ToJsonString(), after["state"]!["cells"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{}", "it needs type, a text.")]
    [InlineData("{\"type\":7}", "7 needs type, a text.")]
    [InlineData("{\"type\":\"run\",\"cells\":[null]}", "run needs cells, a list of cell ids.")]
    [InlineData("{\"type\":\"restart\"}", "restart needs run, a list of cell ids.")]
    [InlineData("{\"type\":\"input\"}", "input needs text, a text.")]
    [InlineData("{\"type\":\"predict\",\"id\":\"sum\"}", "predict needs answer, a text.")]
    [InlineData("{\"type\":\"edit\",\"cells\":[]}", "edit needs revision, a whole number.")]
    [InlineData("{\"type\":\"edit\",\"cells\":[],\"revision\":1.5}", "edit needs revision, a whole number.")]
    [InlineData("{\"type\":\"ask\",\"ask\":1,\"what\":\"complete\",\"language\":\"csharp\",\"cursor\":0}", "ask needs code, a text.")]
    [InlineData("{\"type\":\"ask\",\"ask\":1,\"what\":\"complete\",\"language\":\"csharp\",\"code\":\"\"}", "ask needs cursor, a whole number.")]
    public async Task Message_WithoutAField_IsRefusedByNameAndChangesNothing(string message, string said)
    {
        using ClientWebSocket socket = await Browser.ConnectAsync("01-first-steps", Browser.Origin);
        JsonObject state = (await Browser.ReadUntilAsync(socket, "state"))!;
        await Browser.SendAsync(socket, message);
        JsonObject trouble = (await Browser.ReadUntilAsync(socket, "trouble"))!;
        Assert.Equal($"The server did not understand a message of this page and left it out: {said}", trouble["message"]!.GetValue<string>());

        using ClientWebSocket again = await Browser.ConnectAsync("01-first-steps", Browser.Origin);
        JsonObject after = (await Browser.ReadUntilAsync(again, "state"))!;
        Assert.Equal(state["state"]!.ToJsonString(), after["state"]!.ToJsonString());
    }

    [Fact]
    public async Task Message_NestedTooDeep_IsRefused()
    {
        using ClientWebSocket socket = await Browser.ConnectAsync("01-first-steps", Browser.Origin);
        await Browser.SendAsync(socket, new string('[', 100_000));
        Assert.Equal("message", (await Browser.ReadUntilAsync(socket, "trouble"))!["about"]!.GetValue<string>());
    }

    [Fact]
    public async Task Message_Oversized_ClosesTheConnection()
    {
        using ClientWebSocket socket = await Browser.ConnectAsync("01-first-steps", Browser.Origin);
        await Browser.ReadUntilAsync(socket, "state");
        byte[] part = Encoding.ASCII.GetBytes(new string('x', 1024 * 1024));
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

        Assert.Null(await Browser.ReadUntilAsync(socket, "never"));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Fact]
    public async Task Message_Binary_ClosesTheConnection()
    {
        using ClientWebSocket socket = await Browser.ConnectAsync("01-first-steps", Browser.Origin);
        await socket.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary, true, CancellationToken.None);
        Assert.Null(await Browser.ReadUntilAsync(socket, "never"));
        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, socket.CloseStatus);
    }

    [Fact]
    public async Task Post_OversizedBody_IsRefused()
    {
        string text = new('x', 40 * 1024 * 1024);
        try
        {
            using HttpResponseMessage answer = await Browser.PostAsync("/api/open", new { name = "a.ipynb", text }, Browser.Origin);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException cut)
        {
            // The server closed while the body was still being sent.
            Assert.NotNull(cut.InnerException);
        }

        Assert.False(Directory.Exists(Path.Combine(Checkout.Work, "a")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("{\"cells\":[],\"metadata\":{},\"nbformat\":3,\"nbformat_minor\":0}")]
    public async Task Open_NoNotebook_SaysSoInOneSentence(string text)
    {
        using HttpResponseMessage answer = await Browser.PostAsync("/api/open", new { name = "a.ipynb", text }, Browser.Origin);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonNode body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.StartsWith("a.ipynb", body["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Checkout.Work, "a")));
    }

    [Fact]
    public async Task Output_IsServedInASandboxOfItsOwn()
    {
        using ClientWebSocket socket = await Browser.ConnectAsync("03-hostile", Browser.Origin);
        JsonObject state = (await Browser.ReadUntilAsync(socket, "state"))!;
        string frame = state["state"]!["cells"]![1]!["outputs"]![0]!["frame"]!.GetValue<string>();
        using HttpResponseMessage answer = await Browser.Client.GetAsync(frame);
        Assert.Equal(
            "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Null(state["state"]!["cells"]![1]!["outputs"]![0]!["data"]!["text/html"]);
    }

    [Fact]
    public async Task Page_HasAStrictPolicy()
    {
        using HttpResponseMessage answer = await Browser.Client.GetAsync("/");
        Assert.Equal(
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
