using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Player.Sessions;

/// <summary>Gives out engines; one is kept warm, so that a first cell waits for its own work only.</summary>
internal sealed class EnginePool(PlayerOptions options, ILogger<EnginePool> logger) : IAsyncDisposable
{
    // The first cells of a lesson need both cores; the next spare engine can wait.
    private static readonly TimeSpan _refillAfter = TimeSpan.FromSeconds(8);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private Task<EngineClient>? _spare;

    /// <summary>Begins to warm an engine unless one is there.</summary>
    public void Warm()
    {
        lock (_gate)
        {
            if (options.KeepSpareEngine && !_closing.IsCancellationRequested)
            {
                _spare ??= StartAsync();
            }
        }
    }

    /// <summary>A warm engine whose cells run in a folder.</summary>
    /// <exception cref="EngineDiedException">It could not be started.</exception>
    /// <exception cref="FileNotFoundException">The kit has no engine.</exception>
    /// <exception cref="IOException">It cannot work in that folder.</exception>
    public async Task<EngineClient> TakeAsync(string workingFolder)
    {
        Task<EngineClient>? spare;
        lock (_gate)
        {
            spare = _spare;
            _spare = null;
        }

        EngineClient client = await TakeSpareAsync(spare) ?? await StartAsync();
        await FirstCellAsync(client, $"System.IO.Directory.SetCurrentDirectory(@\"{workingFolder.Replace("\"", "\"\"", StringComparison.Ordinal)}\");", $"The session cannot work in {workingFolder}");
        _ = RefillAsync();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Task<EngineClient>? spare;
        lock (_gate)
        {
            spare = _spare;
            _spare = null;
        }

        if (await TakeSpareAsync(spare) is EngineClient client)
        {
            await client.DisposeAsync();
        }
    }

    private async Task<EngineClient> StartAsync()
    {
        EngineClient client = await EngineClient.StartAsync(new EngineOptions { KitFolder = options.KitFolder, WorkingFolder = options.Root });
        // The first cell an engine runs takes several times as long as the second: this is the first.
        await FirstCellAsync(client, "System.Console.Write(\"\");", "The session cannot run cells");
        return client;
    }

    /// <summary>Runs a cell of the pool's own; an engine that fails it is ended, for nobody else knows of it yet.</summary>
    private static async Task FirstCellAsync(EngineClient client, string code, string trouble)
    {
        try
        {
            Message reply = await client.ExecuteAsync(new ExecuteRequest(code) { Silent = true });
            if (reply.Text("status") != "ok")
            {
                throw new IOException($"{trouble}: {reply.Text("evalue") ?? "it gave no reason."} Restart the session; when that does not help, start the kit again with ./tutorial.");
            }
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    private async Task<EngineClient?> TakeSpareAsync(Task<EngineClient>? spare)
    {
        if (spare is null)
        {
            return null;
        }

        try
        {
            EngineClient client = await spare;
            if (!client.Engine.Exited.IsCompleted)
            {
                return client;
            }

            await client.DisposeAsync();
        }
        catch (Exception problem) when (problem is EngineDiedException or TimeoutException or IOException)
        {
            // The one who needs an engine starts another and hears of the reason then.
            SessionLog.SpareFailed(logger, problem);
        }

        return null;
    }

    private async Task RefillAsync()
    {
        try
        {
            await Task.Delay(_refillAfter, _closing.Token);
            Warm();
        }
        catch (OperationCanceledException)
        {
            // The server is closing: nobody needs a spare engine any more.
        }
    }
}
