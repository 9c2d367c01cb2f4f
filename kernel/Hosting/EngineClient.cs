using System.Collections.Concurrent;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Hosting;

/// <summary>One notebook's session: requests with their answers, and an engine that can be restarted.</summary>
public sealed class EngineClient : IAsyncDisposable
{
    private static readonly TimeSpan _politeLimit = TimeSpan.FromSeconds(1);

    private readonly EngineOptions _options;
    private readonly ConcurrentDictionary<string, Waiting> _waiting = new();
    private Task _reading = Task.CompletedTask;

    private EngineClient(EngineOptions options) => _options = options;

    /// <summary>Every message of the engine, in order, from one background task; a handler must not block.</summary>
    public event Action<Message>? Received;

    /// <summary>The engine has ended without having been told to by this client.</summary>
    public event Action<EngineExit>? Died;

    /// <summary>The engine that runs now.</summary>
    public EngineProcess Engine { get; private set; } = null!;

    /// <summary>Starts an engine and waits until it is warm.</summary>
    /// <exception cref="EngineDiedException">It ended while starting.</exception>
    /// <exception cref="TimeoutException">It was not ready within <see cref="EngineOptions.StartLimit"/>.</exception>
    public static async Task<EngineClient> StartAsync(EngineOptions? options = null, CancellationToken cancel = default)
    {
        var client = new EngineClient(options ?? new EngineOptions());
        await client.LaunchAsync(cancel).ConfigureAwait(false);
        return client;
    }

    /// <summary>Sends a request and waits for its reply; streams and displays go to <see cref="Received"/> and to <paramref name="output"/>.</summary>
    /// <param name="request">Any message whose type ends in <c>_request</c>.</param>
    /// <param name="output">Gets every other message that belongs to the request, in order.</param>
    /// <param name="cancel">Ends the waiting, not the engine's work: use <see cref="InterruptAsync"/> for that.</param>
    /// <exception cref="EngineDiedException">The engine ended before it answered.</exception>
    public async Task<Message> RequestAsync(Message request, Action<Message>? output = null, CancellationToken cancel = default)
    {
        EngineProcess engine = Engine;
        var waiting = new Waiting(engine, output);
        _waiting[request.Header.Id] = waiting;
        try
        {
            if (!await engine.SendAsync(request).ConfigureAwait(false) || engine.Exited.IsCompleted)
            {
                waiting.Answer.TrySetException(new EngineDiedException(await engine.Exited.ConfigureAwait(false)));
            }

            return await waiting.Answer.Task.WaitAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            _waiting.TryRemove(request.Header.Id, out _);
        }
    }

    /// <summary>Runs a cell; the answer is its <c>execute_reply</c>, which comes after all its output.</summary>
    /// <exception cref="EngineDiedException">The cell ended the engine.</exception>
    public Task<Message> ExecuteAsync(ExecuteRequest request, Action<Message>? output = null, CancellationToken cancel = default) =>
        RequestAsync(request.ToMessage(), output, cancel);

    /// <summary>Asks the running cell to stop; its <c>execute_reply</c> comes when it has.</summary>
    public async Task InterruptAsync() => await Engine.InterruptAsync().ConfigureAwait(false);

    /// <summary>Answers an <c>input_request</c>.</summary>
    public async Task ReplyInputAsync(Message inputRequest, string value) =>
        await Engine.SendAsync(Message.Reply(inputRequest.Header, MessageTypes.InputReply, new() { ["value"] = value })).ConfigureAwait(false);

    /// <summary>Ends the engine at once, whatever it does, and starts a new one: all variables are gone.</summary>
    public async Task RestartAsync(CancellationToken cancel = default)
    {
        await EndAsync().ConfigureAwait(false);
        await LaunchAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Asks the engine to end, and ends it when it does not.</summary>
    public async Task<EngineExit> ShutdownAsync()
    {
        EngineExit exit = await Engine.ShutdownAsync(_politeLimit).ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        return exit;
    }

    /// <summary>Ends the engine.</summary>
    public async ValueTask DisposeAsync() => await EndAsync().ConfigureAwait(false);

    private async Task EndAsync()
    {
        await Engine.DisposeAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
    }

    private async Task LaunchAsync(CancellationToken cancel)
    {
        Engine = EngineProcess.Start(_options);
        _reading = ReadAsync(Engine);
        try
        {
            await RequestAsync(Message.Request(MessageTypes.KernelInfoRequest), null, cancel).WaitAsync(_options.StartLimit, cancel).ConfigureAwait(false);
        }
        catch
        {
            // Whoever asked gets the reason; nobody gets a client whose engine is half started.
            await EndAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task ReadAsync(EngineProcess engine)
    {
        await foreach (Message message in engine.ReadAllAsync().ConfigureAwait(false))
        {
            Received?.Invoke(message);
            if (message.Parent is not null && _waiting.TryGetValue(message.Parent.Id, out Waiting? waiting))
            {
                if (MessageTypes.IsReply(message.Type) || message.Type == MessageTypes.ProtocolError)
                {
                    // Nothing that comes later (the idle status) belongs to the request's output.
                    _waiting.TryRemove(message.Parent.Id, out _);
                    waiting.Answer.TrySetResult(message);
                }
                else
                {
                    waiting.Output?.Invoke(message);
                }
            }
        }

        EngineExit exit = await engine.Exited.ConfigureAwait(false);
        foreach (Waiting waiting in _waiting.Values.Where(waiting => waiting.Engine == engine))
        {
            waiting.Answer.TrySetException(new EngineDiedException(exit));
        }

        if (exit.Reason is not (EngineExitReason.Shutdown or EngineExitReason.Killed))
        {
            Died?.Invoke(exit);
        }
    }

    private sealed record Waiting(EngineProcess Engine, Action<Message>? Output)
    {
        // Continuations must not run on the reading task: a client that asks again from there would wait for itself.
        public TaskCompletionSource<Message> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
