using Tutorial.Kernel.Hosting;

namespace Tutorial.Player.Sessions;

/// <summary>The engine of one session: got from the pool when first needed, let go when it is not. Every member is called from the session's mailbox.</summary>
internal sealed class SessionEngine(EnginePool pool, Mailbox mailbox, IRunnerHost host)
{
    private readonly List<Task> _arrivals = [];
    private EngineClient? _engine;
    private Task<EngineClient>? _starting;
    // One engine's life, from before its start to its end: what was begun in an earlier one is of no interest any more.
    private int _life;

    /// <summary>An engine could not be started; what was to run in it will not.</summary>
    public event Action? StartFailed;

    /// <summary>The engine has ended by itself.</summary>
    public event Action<EngineExit>? Died;

    /// <summary>none, starting, idle, busy, parked or ended.</summary>
    public string State { get; private set; } = "none";

    /// <summary>A sentence about the state, where it needs one.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>The engine, when there is one.</summary>
    public EngineClient? Current => _engine;

    /// <summary>Uses the engine, at once or when it has started.</summary>
    public void Use(Action<EngineClient> use)
    {
        if (_engine is EngineClient ready)
        {
            use(ready);
            return;
        }

        if (State != "starting")
        {
            Become("starting");
            _starting = pool.TakeAsync(host.WorkingFolder);
        }

        _arrivals.RemoveAll(arrival => arrival.IsCompleted);
        _arrivals.Add(GetAsync(_starting!, _life, use));
    }

    /// <summary>A way to the mailbox that closes when this engine is let go.</summary>
    public Action<Action> PostWhileItLives()
    {
        int life = _life;
        return action => mailbox.Post(() =>
        {
            if (life == _life)
            {
                action();
            }
        });
    }

    /// <summary>Ends the engine, also one that is still starting.</summary>
    public void LetGo()
    {
        _life++;
        if (_engine is EngineClient engine)
        {
            _engine = null;
            _ = engine.DisposeAsync().AsTask();
        }

        Become("none");
    }

    /// <summary>Tells the pages of a new state.</summary>
    public void Become(string state, string detail = "")
    {
        if ((State, Detail) != (state, detail))
        {
            (State, Detail) = (state, detail);
            host.Tell(PageMessages.Engine(state, detail));
        }
    }

    /// <summary>Ends the engine, also one that is still starting, and waits for it. Called when the mailbox has ended.</summary>
    public async Task CloseAsync()
    {
        _life++;
        if (_engine is EngineClient engine)
        {
            _engine = null;
            await engine.DisposeAsync();
        }

        await Task.WhenAll(_arrivals);
    }

    private async Task GetAsync(Task<EngineClient> starting, int life, Action<EngineClient> use)
    {
        try
        {
            EngineClient engine = await starting;
            if (!mailbox.Post(() => Adopt(engine, life, use)))
            {
                // The session was closed meanwhile: nobody else would end this engine.
                await engine.DisposeAsync();
            }
        }
        catch (Exception problem) when (problem is EngineDiedException or TimeoutException or IOException)
        {
            mailbox.Post(() => Fail(problem.Message, life));
        }
    }

    private void Adopt(EngineClient engine, int life, Action<EngineClient> use)
    {
        if (life != _life)
        {
            _ = engine.DisposeAsync().AsTask();
            return;
        }

        if (_engine is null)
        {
            _engine = engine;
            engine.Died += exit => mailbox.Post(() =>
            {
                if (_engine == engine)
                {
                    Died?.Invoke(exit);
                }
            });
            Become("idle");
        }

        use(engine);
    }

    private void Fail(string message, int life)
    {
        // Several may wait for one start; the first one tells.
        if (life == _life && State == "starting")
        {
            _life++;
            StartFailed?.Invoke();
            Become("ended", $"The engine that runs the cells did not start: {message}");
        }
    }
}
