using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Notebooks;

/// <summary>Runs a notebook from top to bottom on an engine of its own, as <c>jupyter nbconvert --execute</c> does.</summary>
/// <remarks>
/// A failing cell ends the run unless it is tagged raises-exception; cells without text and cells tagged skip-execution are left as they
/// are. Nothing that changes from run to run (dates, durations) is stored.
/// </remarks>
public sealed class NotebookRunner
{
    private const string MayFail = "raises-exception";
    private const string Skip = "skip-execution";

    private readonly EngineClient _client;
    private readonly RunOptions _options;
    private readonly Notebook _notebook;
    private readonly OutputCollector _collector = new();
    private int _count;

    private NotebookRunner(EngineClient client, RunOptions options, Notebook notebook)
    {
        _client = client;
        _options = options;
        _notebook = notebook;
    }

    /// <summary>Reads a file and runs it; the file itself is not changed.</summary>
    /// <exception cref="NotebookFormatException">The file is no notebook.</exception>
    /// <exception cref="EngineDiedException">The engine did not start.</exception>
    public static async Task<RunResult> RunAsync(string path, RunOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new RunOptions();
        Notebook notebook = Notebook.Read(path);
        EngineOptions engine = options.Engine with
        {
            WorkingFolder = options.Engine.WorkingFolder ?? Path.GetDirectoryName(Path.GetFullPath(path)),
        };
        await using EngineClient client = await EngineClient.StartAsync(engine, cancel).ConfigureAwait(false);
        CellFailure? failure = await new NotebookRunner(client, options, notebook).RunCellsAsync(cancel).ConfigureAwait(false);
        return new RunResult(path, notebook, failure);
    }

    private async Task<CellFailure?> RunCellsAsync(CancellationToken cancel)
    {
        Cell[] cells = [.. _notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];

        // Outputs of an earlier run must not stand below cells that this run never reaches.
        foreach (Cell cell in cells)
        {
            cell.Outputs = [];
            cell.ExecutionCount = null;
        }

        foreach (Cell cell in cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Source) && !cell.HasTag(Skip)))
        {
            CellFailure? failure = await RunCellAsync(cell, cancel).ConfigureAwait(false);
            if (failure is not null)
            {
                return failure;
            }
        }

        return null;
    }

    private async Task<CellFailure?> RunCellAsync(Cell cell, CancellationToken cancel)
    {
        cell.ExecutionCount = ++_count;
        var request = new ExecuteRequest(cell.Source)
        {
            Language = CellLanguage.Of(cell, _notebook),
            TimeLimit = _options.CellLimit.TotalSeconds,
            AllowStdin = false,
        };
        var stuck = new TaskCompletionSource<Message>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Take(Message message)
        {
            _collector.Take(message);
            if (message.Type == MessageTypes.InterruptFailed)
            {
                stuck.TrySetResult(message);
            }
        }

        try
        {
            Task<Message> running = _client.ExecuteAsync(request, Take, cancel);
            Message reply = await (await Task.WhenAny(running, stuck.Task).ConfigureAwait(false)).ConfigureAwait(false);
            if (reply.Type == MessageTypes.InterruptFailed)
            {
                // Nobody waits for its answer any more; the engine is ended with the run.
                _ = running.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                return End(cell, "TimeLimit", $"the cell did not stop after its {_options.CellLimit.TotalSeconds:0.###} s; its loops must call something that can be stopped.");
            }

            cell.Outputs = _collector.TakeOutputs();
            bool failed = reply.Text("status") != "ok" && !cell.HasTag(MayFail);
            return failed ? new CellFailure(_count, cell.Id, reply.Number("line"), OneLine(reply.Text("evalue") ?? reply.Text("message") ?? "the cell was not run")) : null;
        }
        catch (EngineDiedException died)
        {
            return End(cell, "EngineDied", died.Message);
        }
    }

    /// <summary>A failure that the engine itself can no longer report: it is stored like one it could.</summary>
    private CellFailure End(Cell cell, string name, string message)
    {
        cell.Outputs = [.. _collector.TakeOutputs(), CellOutput.Error(name, message, [message])];
        return new CellFailure(_count, cell.Id, null, message);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
