using System.Diagnostics;
using Microsoft.DotNet.Interactive.Weaving;

namespace Tutorial.Kernel.Engine;

/// <summary>
/// The one thread on which cells run, with a deep stack. What a cell awaits at its top level comes back to this thread, so that
/// <c>Thread.Interrupt</c> reaches whatever a cell waits for.
/// </summary>
internal sealed class CellThread : SynchronizationContext
{
    private const int StackBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(600);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private readonly Queue<Action> _jobs = new();
    private readonly object _lock = new();
    private readonly Action<Exception> _report;
    private readonly Thread _thread;
    private bool _inCell;

    /// <param name="report">Told of exceptions that belong to no cell, such as those of <c>async void</c> functions.</param>
    public CellThread(Action<Exception> report)
    {
        _report = report;
        _thread = new Thread(Work, StackBytes) { Name = "cells", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Jobs run one after another, in the order they came.</summary>
    public void Enqueue(Action job)
    {
        lock (_lock)
        {
            _jobs.Enqueue(job);
            Monitor.PulseAll(_lock);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_lock)
        {
            _posted.Enqueue((d, state));
            Monitor.PulseAll(_lock);
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Thread.CurrentThread == _thread)
        {
            d(state);
        }
        else
        {
            throw new NotSupportedException("A cell's thread cannot be called into from outside; post instead.");
        }
    }

    /// <summary>Runs a cell's code to its end; on the cell thread only.</summary>
    /// <exception cref="CellStoppedException">The code waits for something that does not heed the stop.</exception>
    public T RunCell<T>(Func<Task<T>> code)
    {
        lock (_lock)
        {
            _inCell = true;
        }

        try
        {
            Task<T> task = code();
            Pump(task);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            LeaveCell();
        }
    }

    /// <summary>Wakes the cell thread from a sleep or a wait, when it is in a cell.</summary>
    public void Interrupt()
    {
        lock (_lock)
        {
            if (_inCell)
            {
                _thread.Interrupt();
            }
        }
    }

    private void Work()
    {
        SetSynchronizationContext(this);
        while (true)
        {
            Action? job = null;
            (SendOrPostCallback Callback, object? State) posted = default;
            lock (_lock)
            {
                while (!_posted.TryDequeue(out posted) && !_jobs.TryDequeue(out job))
                {
                    Monitor.Wait(_lock);
                }
            }

            try
            {
                job?.Invoke();
                posted.Callback?.Invoke(posted.State);
            }
            catch (Exception problem) when (posted.Callback is not null)
            {
                // Code that a cell left behind, such as an async void function.
                _report(problem);
            }
        }
    }

    private void Pump(Task task)
    {
        task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var sinceStop = new Stopwatch();
        while (!task.IsCompleted)
        {
            (SendOrPostCallback Callback, object? State) posted;
            lock (_lock)
            {
                if (!_posted.TryDequeue(out posted) && !task.IsCompleted)
                {
                    WaitQuietly();
                }
            }

            if (posted.Callback is not null)
            {
                RunPosted(posted.Callback, posted.State);
            }
            else if (CellStop.IsRequested)
            {
                // The thread itself is free: what the cell waits for can be left alone.
                sinceStop.Start();
                if (sinceStop.Elapsed > _patience && !task.IsCompleted)
                {
                    throw new CellStoppedException();
                }
            }
        }
    }

    private void RunPosted(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or ThreadInterruptedException))
        {
            _report(problem);
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            Monitor.PulseAll(_lock);
        }
    }

    private void WaitQuietly()
    {
        try
        {
            Monitor.Wait(_lock, 50);
        }
        catch (ThreadInterruptedException)
        {
            // Meant for the cell's own waits; this one ends anyway.
        }
    }

    // An interrupt may still be pending; it must not hit the engine's own waits.
    private void LeaveCell()
    {
        for (bool left = false; !left;)
        {
            try
            {
                lock (_lock)
                {
                    _inCell = false;
                }

                Thread.Sleep(0);
                left = true;
            }
            catch (ThreadInterruptedException)
            {
                left = false;
            }
        }

        try
        {
            // A pending interrupt is only taken by a real wait.
            lock (_lock)
            {
                Monitor.Wait(_lock, TimeSpan.FromMilliseconds(CellStop.IsRequested ? 1 : 0));
            }
        }
        catch (ThreadInterruptedException)
        {
            return;
        }
    }
}
