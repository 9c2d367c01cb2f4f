using System.Diagnostics;
using Microsoft.DotNet.Interactive.Weaving;

namespace Tutorial.Kernel.Engine;

/// <summary>Stops a cell: first the flag, then interrupts of its waits, then the word that only a restart will help.</summary>
internal sealed class InterruptLadder(CellThread thread, Action<int> failed)
{
    private static readonly TimeSpan _flagAlone = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _giveUp = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private int _running;
    private int _climbing;
    private int _stopUpTo;
    private bool _isBusy;

    /// <summary>A cell begins; it is stopped at once when the stop came while it still waited.</summary>
    /// <param name="request">The cell's place among all requests, from 1.</param>
    public int Begin(int request)
    {
        CellStop.Reset();
        lock (_lock)
        {
            _isBusy = true;
            int cell = ++_running;
            if (request <= _stopUpTo)
            {
                Stop(cell);
            }

            return cell;
        }
    }

    /// <summary>The cell has ended. Its flag stays up until the next begins: what it left behind on other threads stops, too.</summary>
    public void End()
    {
        lock (_lock)
        {
            _running++;
            _isBusy = false;
        }
    }

    /// <summary>Stops the cell that has this number, or none when it has ended already.</summary>
    public void Stop(int cell)
    {
        lock (_lock)
        {
            if (cell != _running || cell == _climbing)
            {
                return;
            }

            _climbing = cell;
            CellStop.Request();
        }

        new Thread(() => Climb(cell)) { IsBackground = true, Name = "interrupt" }.Start();
    }

    /// <summary>Stops the cell that runs now; when none does, those that wait already.</summary>
    /// <param name="lastRequest">The place of the last request so far.</param>
    public void StopRunning(int lastRequest)
    {
        lock (_lock)
        {
            if (_isBusy)
            {
                Stop(_running);
            }
            else
            {
                _stopUpTo = lastRequest;
                // Also for what earlier cells have left running on other threads; before the first cell there is only the engine's own warm-up.
                if (_running > 0)
                {
                    CellStop.Request();
                }
            }
        }
    }

    private void Climb(int cell)
    {
        long start = Stopwatch.GetTimestamp();
        Thread.Sleep(_flagAlone);
        while (Stopwatch.GetElapsedTime(start) < _giveUp)
        {
            lock (_lock)
            {
                if (cell != _running)
                {
                    return;
                }

                // Under the lock: the next cell cannot begin between the question and the interrupt.
                thread.Interrupt();
            }

            Thread.Sleep(_again);
        }

        if (cell == Volatile.Read(ref _running))
        {
            failed((int)_giveUp.TotalSeconds);
        }
    }
}
