using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Hosting;

/// <summary>An engine in a process and a process group of its own: lines in, lines out, and how it ended.</summary>
/// <remarks>For requests and their answers use <see cref="EngineClient"/>, which stands on this class.</remarks>
public sealed class EngineProcess : IAsyncDisposable
{
    private const int KeptWords = 8192;
    private static readonly TimeSpan _drainLimit = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly Channel<Message> _messages = Channel.CreateUnbounded<Message>(new() { SingleWriter = false });
    private readonly SemaphoreSlim _writing = new(1);
    private readonly StringBuilder _lastWords = new();
    private volatile Header? _running;
    private volatile bool _asked;
    private volatile bool _killed;

    private EngineProcess(Process process)
    {
        _process = process;
        ProcessId = process.Id;
        Exited = WatchAsync();
    }

    /// <summary>The operating system's number of the process.</summary>
    public int ProcessId { get; }

    /// <summary>Completes, never faults, when the process is gone and all it said has been read.</summary>
    public Task<EngineExit> Exited { get; }

    /// <summary>Starts an engine; it reads requests at once and answers when warm.</summary>
    /// <exception cref="FileNotFoundException">There is no engine in the kit's folder.</exception>
    public static EngineProcess Start(EngineOptions? options = null)
    {
        options ??= new EngineOptions();
        string engine = Path.Combine(options.ResolveKitFolder(), "Tutorial.Kernel.dll");
        if (!File.Exists(engine))
        {
            throw new FileNotFoundException($"There is no notebook engine at {engine}; build or publish the kit, or let {EngineOptions.KitVariable} name its folder.", engine);
        }

        var start = new ProcessStartInfo(DotnetHost(), [engine])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = options.WorkingFolder ?? Environment.CurrentDirectory,
        };
        Prepare(start, options);
        return new EngineProcess(Process.Start(start) ?? throw new InvalidOperationException($"The engine {engine} did not start."));
    }

    /// <summary>Sends one message; false when the engine is gone.</summary>
    public async ValueTask<bool> SendAsync(Message message)
    {
        if (message.Type == MessageTypes.ShutdownRequest)
        {
            _asked = true;
        }

        return await SendLineAsync(MessageCodec.ToLine(message)).ConfigureAwait(false);
    }

    /// <summary>Sends bytes as they are and ends the line when they do not; false when the engine is gone.</summary>
    internal async ValueTask<bool> SendLineAsync(byte[] line)
    {
        line = line is [.., (byte)'\n'] ? line : [.. line, (byte)'\n'];
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(line).ConfigureAwait(false);
            await _process.StandardInput.BaseStream.FlushAsync().ConfigureAwait(false);
            return true;
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>All that the engine says, in order, until it is gone; for one reader.</summary>
    public IAsyncEnumerable<Message> ReadAllAsync(CancellationToken cancel = default) => _messages.Reader.ReadAllAsync(cancel);

    /// <summary>Asks the running cell to stop.</summary>
    public ValueTask<bool> InterruptAsync() => SendAsync(Message.Request(MessageTypes.InterruptRequest));

    /// <summary>Ends the engine and whatever its cells started, now.</summary>
    public void Kill()
    {
        _killed = true;
        ProcessTree.Kill(_process);
    }

    /// <summary>Asks the engine to end and kills it when it has not done so in time.</summary>
    public async Task<EngineExit> ShutdownAsync(TimeSpan limit)
    {
        await SendAsync(Message.Request(MessageTypes.ShutdownRequest)).ConfigureAwait(false);
        if (await Task.WhenAny(Exited, Task.Delay(limit)).ConfigureAwait(false) != Exited)
        {
            Kill();
        }

        return await Exited.ConfigureAwait(false);
    }

    /// <summary>Kills what is left of the engine.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Exited.IsCompleted)
        {
            Kill();
        }

        await Exited.ConfigureAwait(false);
        _process.Dispose();
        _writing.Dispose();
    }

    private static string DotnetHost() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private static void Prepare(ProcessStartInfo start, EngineOptions options)
    {
        start.Environment[EngineOptions.KitVariable] = Path.GetFullPath(options.ResolveKitFolder());
        if (options.HeapLimit is long limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("X", CultureInfo.InvariantCulture);
        }

        foreach ((string name, string? value) in options.Environment)
        {
            start.Environment[name] = value;
        }
    }

    private async Task<EngineExit> WatchAsync()
    {
        Task reading = Task.WhenAll(ReadMessagesAsync(), ReadWordsAsync());
        await _process.WaitForExitAsync().ConfigureAwait(false);
        // What the cells had started would hold the pipes open, and outlive its notebook.
        ProcessTree.KillGroup(_process.Id);
        await Task.WhenAny(reading, Task.Delay(_drainLimit)).ConfigureAwait(false);
        _messages.Writer.TryComplete();
        lock (_lastWords)
        {
            return EngineExit.From(_process.ExitCode, _lastWords.ToString(), _asked, _killed);
        }
    }

    private async Task ReadMessagesAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is string line)
        {
            Message message;
            try
            {
                message = MessageCodec.Parse(line);
            }
            catch (ProtocolException)
            {
                // Not the engine's: shown as what it is, text from somewhere else.
                Report(line + "\n");
                continue;
            }

            _running = message.Type == MessageTypes.Status
                ? message.Text("execution_state") == "busy" ? message.Parent : null
                : _running;
            _messages.Writer.TryWrite(message);
        }
    }

    // What native code and child processes write to stderr; when the runtime crashes its last words come this way, too.
    private async Task ReadWordsAsync()
    {
        var buffer = new char[4096];
        int count;
        while ((count = await _process.StandardError.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            string text = new(buffer, 0, count);
            if (IsDying(Keep(text)))
            {
                ProcessTree.Kill(_process);
                return;
            }

            Show(text);
        }
    }

    // The runtime would write a line for each of a million calls, for seconds; the first calls tell all.
    // A program that a cell has started may overflow, too: only calls of a cell are the engine's own end.
    private static bool IsDying(string words) =>
        words.IndexOf("Stack overflow.\n", StringComparison.Ordinal) is >= 0 and int at && words.IndexOf("   at Submission#", at, StringComparison.Ordinal) >= 0;

    private void Report(string text)
    {
        Keep(text);
        Show(text);
    }

    private string Keep(string text)
    {
        lock (_lastWords)
        {
            // The cause stands before the stack trace, so the beginning of a burst is worth as much as its end.
            _lastWords.Append(text);
            if (_lastWords.Length > 2 * KeptWords)
            {
                _lastWords.Remove(KeptWords, _lastWords.Length - 2 * KeptWords);
            }

            return _lastWords.ToString();
        }
    }

    private void Show(string text) =>
        _messages.Writer.TryWrite(Message.Reply(_running, MessageTypes.Stream, new() { ["name"] = "stderr", ["text"] = text }));
}
