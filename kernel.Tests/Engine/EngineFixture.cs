using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

/// <summary>One engine process for a class of tests; started anew when a test has ended it.</summary>
public class EngineFixture : IAsyncLifetime
{
    /// <summary>Whether the long proofs are asked for.</summary>
    public static bool Prove => Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1";

    public EngineClient Client { get; private set; } = null!;

    protected virtual EngineOptions Options => new();

    public async ValueTask InitializeAsync() => Client = await EngineClient.StartAsync(Options);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a cell to its end.</summary>
    public Task<CellRun> RunAsync(string code, string language = "csharp") => RunAsync(new ExecuteRequest(code) { Language = language });

    /// <summary>Runs a cell to its end.</summary>
    public async Task<CellRun> RunAsync(ExecuteRequest request)
    {
        var outputs = new List<Message>();
        Message reply = await Client.ExecuteAsync(request, outputs.Add);
        return new CellRun(reply, outputs);
    }

    /// <summary>Asks a question about code.</summary>
    public Task<Message> AskAsync(string type, string code, int? cursor = null)
    {
        var request = Message.Request(type, new() { ["code"] = code });
        if (cursor is int position)
        {
            request.Content["cursor_pos"] = position;
        }

        return Client.RequestAsync(request);
    }
}
