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

    /// <summary>A cell begins; the flag is down.</summary>
    public int Begin()
    {
        lock (_lock)
        {
            CellStop.Reset();
            return ++_running;
        }
    }

    /// <summary>The cell has ended. Its flag stays up until the next begins: what it left behind on other threads stops, too.</summary>
    public void End()
    {
        lock (_lock)
        {
            _running++;
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

    /// <summary>Stops the cell that runs now.</summary>
    public void StopRunning()
    {
        int cell;
        lock (_lock)
        {
            cell = _running;
        }

        Stop(cell);
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
