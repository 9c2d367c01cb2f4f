using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Tutorial.Player.Tests.Support;

/// <summary>What a browser can send, and what only an attacker would.</summary>
internal sealed class Browser : IDisposable
{
    private readonly PlayerServer _server;
    private readonly CookieContainer _cookies = new();

    public Browser(PlayerServer server)
    {
        _server = server;
        Client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(Origin) };
    }

    public HttpClient Client { get; }

    public string Origin => $"http://127.0.0.1:{_server.Port}";

    /// <summary>A browser that has used a link.</summary>
    public static async Task<Browser> SignedInAsync(PlayerServer server)
    {
        var browser = new Browser(server);
        using HttpResponseMessage answer = await browser.Client.GetAsync(server.CreateLink());
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    public string CookieHeader => _cookies.GetCookieHeader(new Uri(Origin));

    public async Task<HttpResponseMessage> PostAsync(string path, object body, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>A WebSocket to a lesson's session.</summary>
    public Task<ClientWebSocket> ConnectAsync(string slug, string? origin, bool cookie = true) => ConnectToAsync($"/api/session/{slug}", origin, cookie);

    public async Task<ClientWebSocket> ConnectToAsync(string path, string? origin, bool cookie = true)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        if (cookie)
        {
            socket.Options.SetRequestHeader("Cookie", CookieHeader);
        }

        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{_server.Port}{path}"), CancellationToken.None);
        return socket;
    }

    /// <summary>Sends a request line and headers exactly as given: HttpClient would tidy them up. Returns status line, headers and body.</summary>
    public async Task<string> SendRawAsync(string target, string host, string method = "GET")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _server.Port);
        await using NetworkStream stream = client.GetStream();
        string cookie = CookieHeader.Length > 0 ? $"Cookie: {CookieHeader}\r\n" : "";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {target} HTTP/1.1\r\nHost: {host}\r\n{cookie}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    public static async Task SendAsync(WebSocket socket, string text) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public static Task SendAsync(WebSocket socket, JsonObject message) => SendAsync(socket, message.ToJsonString());

    /// <summary>Reads messages until one of a type comes; null when the server closed instead.</summary>
    public static async Task<JsonObject?> ReadUntilAsync(WebSocket socket, params string[] types)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            using var text = new MemoryStream();
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer, limit.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                text.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);

            JsonObject message = JsonNode.Parse(text.ToArray())!.AsObject();
            if (types.Contains(message["type"]!.GetValue<string>()))
            {
                return message;
            }
        }
    }

    public void Dispose() => Client.Dispose();
}
