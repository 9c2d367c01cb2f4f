using System.ComponentModel;
using System.Diagnostics;
using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Judging;

/// <summary>A started worker: messages to it and from it, and its end.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptErrorCharacters = 4096, MostTurns = 4;

    // Long beside a call, short beside the harm that a flood of threads does to the calls of others.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly int _mostThreads;
    private readonly Process _process;
    private readonly Task<BinaryReader?> _ready;
    private readonly Task<string> _errors;

    /// <summary>Starts a worker and does not wait for it.</summary>
    /// <param name="limits">What it may use.</param>
    public WorkerProcess(WorkerLimits limits)
    {
        _mostThreads = limits.Threads;
        _process = Process.Start(WorkerStart.For(limits))!;
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
        if (!IsReady())
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
        IsLate = !CameInTime(answer, limit);
        if (IsLate || IsFlooded)
        {
            End();
        }

        return answer.Result;
    }

    /// <summary>True when the last question was not answered in time.</summary>
    public bool IsLate { get; private set; }

    /// <summary>True when the last question was given up because the worker held too many threads.</summary>
    public bool IsFlooded { get; private set; }

    /// <summary>The processor time used so far; what has ended has used none.</summary>
    public TimeSpan Spent
    {
        get
        {
            _process.Refresh();
            try
            {
                return _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;
            }
            catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
            {
                // It ended between the two questions.
                return TimeSpan.Zero;
            }
        }
    }

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

    // On a busy machine a good answer may wait for its turn: what counts is the worker's own processor time,
    // and only for code that neither computes nor answers the clock on the wall.
    private bool CameInTime(Task<BinaryReader?> answer, TimeSpan limit)
    {
        TimeSpan before = Spent;
        for (int turn = 0; turn < MostTurns; turn++)
        {
            if (CameWithin(answer, limit) || IsFlooded)
            {
                return true;
            }

            if (_process.HasExited || Spent - before >= 0.8 * limit)
            {
                return answer.Wait(TimeSpan.Zero);
            }
        }

        return false;
    }

    private bool CameWithin(Task<BinaryReader?> answer, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        for (TimeSpan left = limit; left > TimeSpan.Zero; left = limit - Stopwatch.GetElapsedTime(start))
        {
            if (answer.Wait(left < Look ? left : Look))
            {
                return true;
            }

            if (Threads() > _mostThreads)
            {
                IsFlooded = true;
                return false;
            }
        }

        return false;
    }

    private int Threads()
    {
        _process.Refresh();
        try
        {
            return _process.HasExited ? 0 : _process.Threads.Count;
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception or IOException)
        {
            // It ended between the two questions.
            return 0;
        }
    }

    private bool IsReady()
    {
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
        if (IsLate || IsFlooded || !_process.WaitForExit(50))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }
}
