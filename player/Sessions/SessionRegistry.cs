using System.Collections.Concurrent;
using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Lessons;
using Tutorial.Player.Outputs;
using Tutorial.Player.Work;

namespace Tutorial.Player.Sessions;

/// <summary>All open notebooks; the first page that asks for one opens it, further pages join.</summary>
internal sealed class SessionRegistry(
    PlayerOptions options, LessonCatalogue catalogue, EnginePool pool, FrameStore frames, TimeProvider time, ILogger<SessionRegistry> logger)
    : BackgroundService, IAsyncDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Lazy<NotebookSession>> _sessions = new();

    /// <summary>The session of a notebook; opened when it is not.</summary>
    /// <exception cref="NotebookFormatException">The file is no notebook.</exception>
    /// <exception cref="WorkProblem">The file could not be read.</exception>
    public NotebookSession Open(string slug)
    {
        Lazy<NotebookSession> session = _sessions.GetOrAdd(slug, name => new Lazy<NotebookSession>(() =>
            new NotebookSession(OwnNotebook.Open(name, options.Work, catalogue.OriginalOf(name), time), options, pool, frames, time, logger)));
        try
        {
            return session.Value;
        }
        catch (Exception problem)
        {
            // A file that could not be read may be mended before the next try.
            _sessions.TryRemove(slug, out _);
            if (problem is IOException or UnauthorizedAccessException)
            {
                throw WorkProblem.Reading($"The notebook {slug}", problem);
            }

            throw;
        }
    }

    /// <summary>Replaces a notebook, the present one kept as a version, also where a file stands that is no notebook.</summary>
    /// <exception cref="WorkProblem">The file could not be read, or the version not be kept; nothing was changed.</exception>
    public async Task ReplaceAsync(string slug, Notebook notebook, string reason)
    {
        NotebookSession session;
        try
        {
            session = Open(slug);
        }
        catch (NotebookFormatException)
        {
            OwnNotebook.ReplaceUnreadable(slug, options.Work, notebook, reason, time);
            return;
        }

        await session.ReplaceAsync(notebook, reason);
    }

    public NotebookSession? Find(string slug) => _sessions.TryGetValue(slug, out Lazy<NotebookSession>? session) && session.IsValueCreated ? session.Value : null;

    /// <summary>Saves and ends all sessions; gives the files that could not be saved.</summary>
    public async Task<IReadOnlyList<string>> CloseAsync()
    {
        var unsaved = new List<string>();
        foreach (Lazy<NotebookSession> session in _sessions.Values.Where(session => session.IsValueCreated))
        {
            if (!await session.Value.CloseAsync())
            {
                unsaved.Add(session.Value.FilePath);
            }
        }

        _sessions.Clear();
        return unsaved;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        pool.Warm();
        using var timer = new PeriodicTimer(_tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (Lazy<NotebookSession> session in _sessions.Values.Where(session => session.IsValueCreated))
                {
                    session.Value.Tick();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server is closing; sessions save and end in DisposeAsync.
        }
    }
}
