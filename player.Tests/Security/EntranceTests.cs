using System.Net;
using System.Net.WebSockets;
using Tutorial.Player.Tests.Support;

namespace Tutorial.Player.Tests.Security;

public sealed class EntranceTests : ServerTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/lessons")]
    [InlineData("/lesson/01-first-steps")]
    [InlineData("/assets/a.js")]
    [InlineData("/files/01-first-steps/x.png")]
    [InlineData("/output/0123456789abcdef0123456789abcdef")]
    [InlineData("/api/export/01-first-steps.ipynb")]
    public async Task Get_WithoutCookie_IsRefused(string path)
    {
        using var browser = new Browser(Server);
        using HttpResponseMessage answer = await browser.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("{\"message\":\"Open the link that ./tutorial open prints; without its cookie this server answers nothing.\"}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_WithForgedCookie_IsRefused()
    {
        using var browser = new Browser(Server);
        browser.Client.DefaultRequestHeaders.Add("Cookie", $"tutorial-{Server.Port}={new string('a', 64)}.{new string('b', 64)}");
        using HttpResponseMessage answer = await browser.Client.GetAsync("/api/lessons");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Start_WithFreshToken_SetsStrictCookieAndGoesOn()
    {
        using var browser = new Browser(Server);
        using HttpResponseMessage answer = await browser.Client.GetAsync(Server.CreateLink("/lesson/01-first-steps"));
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/lesson/01-first-steps", answer.Headers.Location!.OriginalString);
        using HttpResponseMessage page = await browser.Client.GetAsync("/api/lessons");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Start_WithWrongToken_ExplainsAndSetsNoCookie(string token)
    {
        using var browser = new Browser(Server);
        using HttpResponseMessage answer = await browser.Client.GetAsync($"/start?token={token}");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("This link is not from the server that runs now", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithReplayedToken_ExplainsAndSetsNoCookie()
    {
        string link = Server.CreateLink();
        using var first = new Browser(Server);
        (await first.Client.GetAsync(link)).Dispose();
        using var second = new Browser(Server);
        using HttpResponseMessage answer = await second.Client.GetAsync(link);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("This link has been used already", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ClickedTwiceInOneBrowser_GoesOn()
    {
        string link = Server.CreateLink("/search");
        using var browser = new Browser(Server);
        (await browser.Client.GetAsync(link)).Dispose();
        using HttpResponseMessage again = await browser.Client.GetAsync(link);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal("/search", again.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Start_WithForeignTarget_GoesHome(string target)
    {
        using var browser = new Browser(Server);
        string link = Server.CreateLink().Replace("%2F", Uri.EscapeDataString(target), StringComparison.Ordinal);
        using HttpResponseMessage answer = await browser.Client.GetAsync(link);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.nip.io:{port}")]
    [InlineData("localhost.evil.example:{port}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1:{port}.evil.example")]
    [InlineData("0.0.0.0:{port}")]
    [InlineData("user@127.0.0.1:{port}")]
    public async Task Request_WithForeignHost_IsRefused(string host)
    {
        using Browser browser = await Browser.SignedInAsync(Server);
        string answer = await browser.SendRawAsync("/api/lessons", host.Replace("{port}", $"{Server.Port}", StringComparison.Ordinal));
        Assert.Matches("^HTTP/1.1 40[03] ", answer);
        Assert.DoesNotContain("01-first-steps", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost:{port}")]
    [InlineData("https://127.0.0.1:{port}")]
    public async Task Post_WithForeignOrigin_IsRefused(string? origin)
    {
        using Browser browser = await Browser.SignedInAsync(Server);
        using HttpResponseMessage answer = await browser.PostAsync("/api/lessons/01-first-steps/reset", new { }, origin?.Replace("{port}", $"{Server.Port}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(File.Exists(Path.Combine(Checkout.Work, "01-first-steps", "01-first-steps.ipynb")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("http://evil.example")]
    [InlineData("http://localhost:{port}")]
    public async Task WebSocket_WithForeignOrigin_IsRefused(string? origin)
    {
        using Browser browser = await Browser.SignedInAsync(Server);
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(
            () => browser.ConnectAsync("01-first-steps", origin?.Replace("{port}", $"{Server.Port}", StringComparison.Ordinal)));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebSocket_WithoutCookie_IsRefused()
    {
        using var browser = new Browser(Server);
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => browser.ConnectAsync("01-first-steps", browser.Origin, cookie: false));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Control_WithoutSecret_IsRefused(string? secret)
    {
        using Browser browser = await Browser.SignedInAsync(Server);
        if (secret is not null)
        {
            browser.Client.DefaultRequestHeaders.Add("X-Tutorial-Control", secret);
        }

        using HttpResponseMessage answer = await browser.PostAsync("/control/link", new { to = "/" }, origin: null);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Open_SecondTime_AttachesAndGetsFreshLink()
    {
        string? first = await RunningServer.AskForLinkAsync(Checkout.Options, "/lesson/01-first-steps");
        string? second = await RunningServer.AskForLinkAsync(Checkout.Options, "/lesson/01-first-steps");
        Assert.NotEqual(first, second);
        using var browser = new Browser(Server);
        using HttpResponseMessage answer = await browser.Client.GetAsync(second);
        Assert.Equal("/lesson/01-first-steps", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Server_Listens_OnLoopbackOnly()
    {
        IPAddress[] own = await Dns.GetHostAddressesAsync(Dns.GetHostName());
        foreach (IPAddress address in own.Where(address => !IPAddress.IsLoopback(address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork))
        {
            using var client = new System.Net.Sockets.TcpClient();
            await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => client.ConnectAsync(address, Server.Port));
        }

        Assert.StartsWith($"http://127.0.0.1:{Server.Port}/", Server.CreateLink(), StringComparison.Ordinal);
    }
}
