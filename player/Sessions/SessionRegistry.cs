using System.Collections.Concurrent;
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
    /// <exception cref="Kernel.Notebooks.NotebookFormatException">The file is no notebook.</exception>
    public NotebookSession Open(string slug)
    {
        Lazy<NotebookSession> session = _sessions.GetOrAdd(slug, name => new Lazy<NotebookSession>(() =>
            new NotebookSession(OwnNotebook.Open(name, options.Work, catalogue.OriginalOf(name), time), options, pool, frames, time, logger)));
        try
        {
            return session.Value;
        }
        catch
        {
            // A file that could not be read may be mended before the next try.
            _sessions.TryRemove(slug, out _);
            throw;
        }
    }

    public NotebookSession? Find(string slug) => _sessions.TryGetValue(slug, out Lazy<NotebookSession>? session) && session.IsValueCreated ? session.Value : null;

    public async ValueTask DisposeAsync()
    {
        foreach (Lazy<NotebookSession> session in _sessions.Values.Where(session => session.IsValueCreated))
        {
            await session.Value.DisposeAsync();
        }

        _sessions.Clear();
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
