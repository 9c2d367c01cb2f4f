using System.Text.Json;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Lessons;
using Tutorial.Player.Outputs;
using Tutorial.Player.Work;

namespace Tutorial.Player.Sessions;

/// <summary>One open notebook: its document, its runs, and the pages that show it.</summary>
internal sealed class NotebookSession : IRunnerHost, IAsyncDisposable
{
    private readonly OwnNotebook _own;
    private readonly PlayerOptions _options;
    private readonly TimeProvider _time;
    private readonly Mailbox _mailbox;
    private readonly CellOutputs _outputs;
    private readonly CellRunner _runner;
    private readonly PredictionStore _predictions;
    private readonly List<PageClient> _pages = [];
    private DateTimeOffset _used;
    private int _revision;

    public NotebookSession(OwnNotebook own, PlayerOptions options, EnginePool pool, FrameStore frames, TimeProvider time, ILogger logger)
    {
        _own = own;
        _options = options;
        _time = time;
        _used = time.GetUtcNow();
        _mailbox = new Mailbox(problem => SessionLog.Failed(logger, own.Slug, problem));
        _outputs = new CellOutputs(frames);
        _outputs.Load(own.Document);
        _runner = new CellRunner(pool, _mailbox, _outputs, this);
        _predictions = new PredictionStore(own.Folder);
    }

    public Notebook Document => _own.Document;

    public string FilePath => _own.FilePath;

    public string WorkingFolder => Directory.Exists(_own.Folder) ? _own.Folder : _options.Root;

    /// <summary>none, idle, busy, parked …, for the list of lessons.</summary>
    public string State => _runner.State;

    /// <summary>Why own work cannot be saved; null when all is on the disk.</summary>
    private string? Problem => _own.Problem ?? _predictions.Problem;

    public int? EngineProcessId => _runner.ProcessId;

    /// <summary>Shows the session on a page until the page goes away.</summary>
    public async Task AttachAsync(PageClient page, CancellationToken cancel)
    {
        _mailbox.Post(() =>
        {
            _pages.Add(page);
            page.Send(new JsonObject { ["type"] = "state", ["state"] = StateJson() });
        });
        await page.RunAsync(text => _mailbox.Post(() => Receive(page, text)), cancel);
        _mailbox.Post(() => _pages.Remove(page));
    }

    /// <summary>Replaces the document, the present one kept as a version.</summary>
    /// <exception cref="WorkProblem">The version could not be kept, so nothing was changed.</exception>
    public Task ReplaceAsync(Notebook notebook, string reason) => _mailbox.AskAsync(() =>
    {
        try
        {
            _own.Replace(notebook, reason);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw WorkProblem.Writing(_own.Folder, problem);
        }

        _outputs.Load(Document);
        TellDocument("");
        return true;
    });

    public Task<byte[]> BytesAsync() => _mailbox.AskAsync(() => Document.ToBytes());

    /// <summary>What is done every two seconds: changes from outside, saves that failed, rest for the unused.</summary>
    public void Tick() => _mailbox.Post(() =>
    {
        if (Problem is not null)
        {
            Save(null);
        }
        else if (_own.ChangedOutside())
        {
            TakeChangeFromOutside();
        }

        if (_runner.Running is null && _time.GetUtcNow() - _used > _options.ParkAfter)
        {
            _runner.Park($"Nothing ran here for {Words(_options.ParkAfter)}, so the session let its variables go to free memory. Run the cells above to have them back.");
        }
    });

    public void Tell(JsonObject message) => _pages.ForEach(page => page.Send(message));

    public void CellsFinished()
    {
        _used = _time.GetUtcNow();
        Save(null);
    }

    /// <summary>Saves and ends the engine; false when the newest text could not be written.</summary>
    public async Task<bool> CloseAsync()
    {
        bool saved = await _mailbox.AskAsync(TrySave);
        // The mailbox first: from then on nobody else touches the runner, and no message starts another engine.
        await _mailbox.DisposeAsync();
        await _runner.CloseAsync();
        return saved;
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private static string Words(TimeSpan time) => time.TotalMinutes >= 1 ? $"{time.TotalMinutes:0} minutes" : $"{time.TotalSeconds:0} seconds";

    private void Receive(PageClient page, string text)
    {
        try
        {
            JsonNode? message = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 32 });
            Obey(page, message as JsonObject ?? throw new FormatException("A message is one JSON object."));
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            page.Send(PageMessages.Trouble("message", $"The server did not understand a message of this page and left it out: {problem.Message}"));
        }
        catch (NotebookFormatException problem)
        {
            page.Send(PageMessages.Trouble("file", problem.Message));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            page.Send(PageMessages.Trouble("save", WorkProblem.Writing(_own.Folder, problem).Message));
        }
    }

    private void Obey(PageClient page, JsonObject message)
    {
        _used = _time.GetUtcNow();
        switch (MessageFields.Text(message, "type"))
        {
            case "edit":
                Edit(page, message);
                break;
            case "run":
                _runner.Run(MessageFields.Cells(message, "cells"));
                break;
            case "stop":
                _runner.Stop();
                break;
            case "restart":
                _runner.Restart(MessageFields.Cells(message, "run"));
                break;
            case "clearOutputs":
                _outputs.ClearAll();
                foreach (Cell cell in Document.Cells.Where(cell => cell.Kind == CellKind.Code))
                {
                    // As in Jupyter, a cell without its outputs has not run.
                    cell.ExecutionCount = null;
                    _outputs.Store(cell);
                }

                Save(null);
                TellDocument("");
                break;
            case "input":
                _runner.Answer(MessageFields.Text(message, "text"));
                break;
            case "predict":
                _predictions.Record(MessageFields.Text(message, "id"), MessageFields.Text(message, "answer"));
                Save(null);
                break;
            case "reload":
                _own.TakeFromDisk();
                _outputs.Load(Document);
                TellDocument("");
                break;
            case "ask":
                int ask = MessageFields.Number(message, "ask");
                _runner.Ask(CodeQuestion.Read(message), content => page.Send(PageMessages.Answer(ask, content.DeepClone().AsObject())));
                break;
            default:
                throw new FormatException($"There is no message of the type {message["type"]}.");
        }
    }

    private void TakeChangeFromOutside()
    {
        try
        {
            _own.TakeFromDisk();
        }
        catch (NotebookFormatException problem)
        {
            _own.KeepOutsideVersion();
            Tell(PageMessages.Trouble("file", $"Another program changed this file. Your text is kept here; the other one is among the earlier versions. {problem.Message}"));
            return;
        }

        _outputs.Load(Document);
        TellDocument("The file was changed by another program; this is its text now. What stood here before is among the earlier versions.");
    }

    private void Edit(PageClient page, JsonObject message)
    {
        // All of the message is read before anything changes: half an edit would be neither saved nor told to the other pages.
        int revision = MessageFields.Number(message, "revision");
        if (_own.Problem is null && _own.ChangedOutside())
        {
            _own.KeepOutsideVersion();
            page.Send(PageMessages.Trouble("file", "Another program changed this file while you were typing. Your text is kept here; the other one is among the earlier versions."));
        }

        CellJson.TakeFromPage(Document, message["cells"]);
        _revision = revision;
        Save(page);
        foreach (PageClient other in _pages.Where(other => other != page))
        {
            other.Send(PageMessages.Document(CellsJson(), _revision, ""));
        }
    }

    // Each on its own: a notebook that cannot be written does not keep a prediction from the disk.
    private bool TrySave() => _own.TrySave() & _predictions.TrySave();

    private void Save(PageClient? page)
    {
        bool failedBefore = Problem is not null;
        if (!TrySave())
        {
            Tell(PageMessages.Trouble("save", Problem!));
            return;
        }

        page?.Send(PageMessages.Saved(_revision));
        if (failedBefore)
        {
            Tell(PageMessages.Saved(_revision));
            Tell(PageMessages.Resolved("save"));
        }
    }

    private void TellDocument(string why) => Tell(PageMessages.Document(CellsJson(), ++_revision, why));

    private JsonArray CellsJson() => CellJson.ToPage(Document, cell => cell.Kind == CellKind.Code ? _outputs.Shown(cell.Id!) : []);

    private JsonObject StateJson()
    {
        var about = LessonInfo.Of(Document, _own.Slug);
        return new JsonObject
        {
            ["slug"] = _own.Slug,
            ["title"] = about.Title,
            ["summary"] = about.Summary,
            ["minutes"] = about.Minutes,
            ["prerequisites"] = PageMessages.Texts(about.Prerequisites),
            ["objectives"] = PageMessages.Texts(about.Objectives),
            ["folder"] = $"work/{_own.Slug}",
            ["fromKit"] = _own.Original is not null,
            ["readOnly"] = Problem,
            ["revision"] = _revision,
            ["cells"] = CellsJson(),
            ["runs"] = new JsonObject(_runner.Runs.Select(run => KeyValuePair.Create(run.Key, (JsonNode?)run.Value.ToJson()))),
            ["queue"] = PageMessages.Texts(_runner.Queue),
            ["running"] = _runner.Running,
            ["engine"] = _runner.State,
            ["engineDetail"] = _runner.Detail,
            ["predictions"] = JsonSerializer.SerializeToNode(_predictions.Read()),
        };
    }
}
