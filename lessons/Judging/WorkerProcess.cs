using System.Diagnostics;
using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Judging;

/// <summary>A started worker: messages to it and from it, and its end.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptErrorCharacters = 4096;

    private readonly Process _process;
    private readonly WorkerUse _use;
    private readonly Task<BinaryReader?> _ready;
    private readonly Task<string> _errors;

    /// <summary>Starts a worker and does not wait for it.</summary>
    /// <param name="limits">What it may use.</param>
    public WorkerProcess(WorkerLimits limits)
    {
        _process = Process.Start(WorkerStart.For(limits))!;
        _use = new WorkerUse(_process, limits.Threads);
        _errors = Task.Run(ReadErrors);
        _ready = Task.Run(Read);
    }

    /// <summary>The walls that the worker could put up itself.</summary>
    public IReadOnlyList<string> Walls { get; private set; } = [];

    /// <summary>Sends a message and waits for its answer.</summary>
    /// <param name="content">Fills the message.</param>
    /// <param name="limit">How long to wait.</param>
    /// <returns>The answer; null when the worker ended or took too long.</returns>
    public BinaryReader? Ask(Action<BinaryWriter> content, TimeSpan limit)
    {
        if (!IsReady(limit))
        {
            return null;
        }

        try
        {
            Frame.Write(_process.StandardInput.BaseStream, content);
        }
        catch (IOException)
        {
            // The worker has ended; who asked learns it from the missing answer.
            return null;
        }

        Task<BinaryReader?> answer = Task.Run(Read);
        Waited = _use.WaitFor(answer, limit);
        if (Waited != Wait.Answered)
        {
            // An answer that comes while the worker is being ended counts no more: nobody can ask this worker again.
            End();
            return null;
        }

        return answer.Result;
    }

    /// <summary>How waiting for the last answer came out.</summary>
    public Wait Waited { get; private set; }

    /// <summary>The processor time used so far; what has ended has used none.</summary>
    public TimeSpan Spent => _use.ProcessorTime;

    /// <summary>The start of what the runtime said when it ended the worker.</summary>
    public string LastWords()
    {
        End();
        return _errors.Result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        _process.Dispose();
    }

    private bool IsReady(TimeSpan limit)
    {
        Waited = _use.WaitFor(_ready, limit);
        if (Waited != Wait.Answered)
        {
            End();
            return false;
        }

        if (_ready.Result is not { } greeting)
        {
            return false;
        }

        if (Walls.Count == 0 && greeting.BaseStream.Position == 0)
        {
            greeting.ReadByte();
            Walls = greeting.ReadString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        return true;
    }

    private BinaryReader? Read()
    {
        try
        {
            return Frame.Read(_process.StandardOutput.BaseStream);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or ObjectDisposedException)
        {
            return null;
        }
    }

    private string ReadErrors()
    {
        var kept = new char[KeptErrorCharacters];
        int count = _process.StandardError.ReadBlock(kept);
        var dropped = new char[4096];
        while (_process.StandardError.Read(dropped) > 0)
        {
            // A stack overflow prints megabytes; they must be taken so that the worker can end.
        }

        return new string(kept, 0, count);
    }

    private void End()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Closed at the other end already.
        }

        // A worker that waits for messages ends by itself; one that still computes is ended.
        if (Waited != Wait.Answered || !_process.WaitForExit(50))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }
}
