using Tutorial.Player.Tests.Support;

namespace Tutorial.Player.Tests.Security;

public sealed class PathTests : ServerTests
{
    public PathTests()
    {
        string work = Path.Combine(Checkout.Work, "01-first-steps");
        Directory.CreateDirectory(work);
        File.WriteAllText(Path.Combine(work, "picture.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        File.WriteAllText(Path.Combine(work, ".hidden.svg"), "secret");
        File.CreateSymbolicLink(Path.Combine(work, "link.svg"), Path.Combine(Checkout.Root, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(work, "folder"), Checkout.Root);
        File.WriteAllText(Path.Combine(Checkout.Root, "secret.svg"), "secret");
        File.CreateSymbolicLink(Path.Combine(Checkout.Root, "notebooks", "98-linked.ipynb"), Path.Combine(Checkout.Root, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(Checkout.PageFolder, "assets", "linked.js"), Path.Combine(Checkout.Root, "secret.txt"));
    }

    public static TheoryData<string> Routes => ["/files/01-first-steps/", "/assets/", "/api/export/", "/lesson/", "/output/"];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Get_WithPathTraversal_GivesNothingAway(string route)
    {
        string[] ways =
        [
            "../secret.svg", "../../secret.svg", "../../../secret.txt", "..%2f..%2fsecret.svg", "%2e%2e/%2e%2e/secret.svg", "%2e%2e%2f%2e%2e%2fsecret.svg",
            "..%252f..%252fsecret.svg", "%252e%252e%252fsecret.svg", "..\\..\\secret.svg", "..%5c..%5csecret.svg", "%2fetc%2fpasswd", "//etc/passwd",
            "....//secret.svg", "./.hidden.svg", ".hidden.svg", "link.svg", "folder/secret.svg", "linked.js", "98-linked.ipynb", "x%00.svg", "..%c0%afsecret.svg", ".player/key",
            "..%2f.player%2fkey",
        ];
        using Browser browser = await Browser.SignedInAsync(Server);
        foreach (string way in ways)
        {
            string answer = await browser.SendRawAsync(route + way, $"127.0.0.1:{Server.Port}");
            Assert.DoesNotContain("secret", answer.Split("\r\n\r\n", 2)[^1], StringComparison.Ordinal);
            Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
            Assert.DoesNotMatch("^HTTP/1.1 200 ", answer);
        }
    }

    [Fact]
    public async Task Get_PictureInOwnFolder_Answers()
    {
        using Browser browser = await Browser.SignedInAsync(Server);
        using HttpResponseMessage answer = await browser.Client.GetAsync("/files/01-first-steps/picture.svg");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../secret")]
    [InlineData("..%2f..%2fsecret")]
    [InlineData("a\\b")]
    [InlineData("A")]
    [InlineData("")]
    public async Task Post_WithPathAsSlug_IsRefused(string slug)
    {
        using Browser browser = await Browser.SignedInAsync(Server);
        using HttpResponseMessage answer = await browser.PostAsync($"/api/lessons/{Uri.EscapeDataString(slug)}/reset", new { }, browser.Origin);
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("../../../evil.ipynb", "evil")]
    [InlineData("..\\..\\evil.ipynb", "evil")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("...", "notebook")]
    [InlineData("Übung Nr. 1.ipynb", "bung-nr-1")]
    public async Task Open_WithPathAsName_StaysInWork(string name, string slug)
    {
        using Browser browser = await Browser.SignedInAsync(Server);
        string text = await File.ReadAllTextAsync(Checkout.Notebook("01-first-steps"));
        using HttpResponseMessage answer = await browser.PostAsync("/api/open", new { name, text }, browser.Origin);
        Assert.Equal($"{{\"slug\":\"{slug}\"}}", await answer.Content.ReadAsStringAsync());
        Assert.True(File.Exists(Path.Combine(Checkout.Work, slug, $"{slug}.ipynb")));
    }

    [Fact]
    public async Task Restore_WithPathAsVersion_IsRefused()
    {
        using Browser browser = await Browser.SignedInAsync(Server);
        using HttpResponseMessage answer = await browser.PostAsync("/api/lessons/01-first-steps/versions/restore", new { name = "../../../notebooks/02-outputs.ipynb" }, browser.Origin);
        Assert.Equal("{\"message\":\"There is no such version.\"}", await answer.Content.ReadAsStringAsync());
    }
}
