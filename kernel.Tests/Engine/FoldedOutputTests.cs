using System.Globalization;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

/// <summary>A cell prints more than is shown, and the file for the whole of it cannot be written.</summary>
public sealed class FoldedOutputTests : IDisposable
{
    private const string Print = "for (int i = 0; i < 20_000; i++) Console.WriteLine(i.ToString(\"D8\") + new string('x', 91));";

    private readonly string _folder = Directory.CreateTempSubdirectory("tutorial-fold-").FullName;

    private string Outputs => Path.Combine(_folder, $"tutorial-output-{Environment.UserName}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Execute_FolderCannotBeMade_SaysSoAndKeepsTheSession()
    {
        await File.WriteAllTextAsync(Outputs, "a file in the folder's place");
        await using EngineClient client = await StartAsync();
        await PrintsAndGoesOnAsync(client, "could not be kept in a file (", Outputs);
    }

    [Fact]
    public async Task Execute_FullDisk_SaysSoAndKeepsTheSession()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has a device that is always full.");
        await using EngineClient client = await StartAsync();
        string folder = Path.Combine(Outputs, client.Engine.ProcessId.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "cell-7.txt");
        File.CreateSymbolicLink(file, "/dev/full");
        await PrintsAndGoesOnAsync(client, "could not be kept in a file (No space left on device", file);
        // What was begun of the file takes no room from the learner's own work.
        Assert.False(File.Exists(file));
    }

    private static async Task PrintsAndGoesOnAsync(EngineClient client, string reason, string place)
    {
        await RunAsync(client, "int kept = 5;");
        CellRun run = await RunAsync(client, Print);
        Assert.Equal("ok", run.Status);
        Assert.StartsWith("00000000x", run.Text, StringComparison.Ordinal);
        Assert.EndsWith($"00019999{new string('x', 91)}\n", run.Text, StringComparison.Ordinal);

        Message folding = run.Of(MessageTypes.Stream).Single(message => message.Metadata["folded"] is not null);
        JsonNode folded = folding.Metadata["folded"]!;
        string sentence = folding.Text("text")!;
        Assert.Equal(20_000 * 100L, run.Text.Length - sentence.Length + (long)folded["characters"]!);
        Assert.Null(folded["file"]);
        Assert.Contains(reason, sentence, StringComparison.Ordinal);
        Assert.Contains(place, sentence, StringComparison.Ordinal);
        Assert.EndsWith("): make room there or let TMPDIR name another folder; the session and its variables are as they were …\n", sentence, StringComparison.Ordinal);
        Assert.Equal("5", (await RunAsync(client, "kept")).Result);
    }

    private Task<EngineClient> StartAsync() => EngineClient.StartAsync(new EngineOptions { Environment = new Dictionary<string, string?> { ["TMPDIR"] = _folder } });

    private static async Task<CellRun> RunAsync(EngineClient client, string code)
    {
        var outputs = new List<Message>();
        Message reply = await client.ExecuteAsync(new ExecuteRequest(code) { Cell = 7 }, outputs.Add);
        return new CellRun(reply, outputs);
    }
}
