using System.ComponentModel;
using System.Diagnostics;

namespace Tutorial.Lessons.Judging;

/// <summary>How waiting for a worker's answer came out.</summary>
internal enum Wait
{
    /// <summary>The answer is there, or the worker has ended without one.</summary>
    Answered,

    /// <summary>Its time was up.</summary>
    Late,

    /// <summary>It held more threads than it may.</summary>
    Flooded,
}

/// <summary>What a worker uses while the judge waits for it: time and threads.</summary>
/// <param name="process">The worker.</param>
/// <param name="mostThreads">Threads that it may hold at one time.</param>
internal sealed class WorkerUse(Process process, int mostThreads)
{
    private const int MostTurns = 4;

    // Long beside a call, short beside the harm that a flood of threads does to the calls of others.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>The processor time used so far; what has ended has used none.</summary>
    public TimeSpan ProcessorTime => Ask(() => process.TotalProcessorTime);

    /// <summary>Waits for an answer.</summary>
    /// <remarks>
    /// On a busy machine a good answer may wait for its turn: what counts is the worker's own processor time,
    /// and only for code that neither computes nor answers the clock on the wall.
    /// </remarks>
    /// <param name="answer">The answer to come.</param>
    /// <param name="limit">Processor time for it.</param>
    public Wait WaitFor(Task answer, TimeSpan limit)
    {
        TimeSpan before = ProcessorTime;
        for (int turn = 0; turn < MostTurns; turn++)
        {
            Wait wait = Turn(answer, limit);
            if (wait != Wait.Late)
            {
                return wait;
            }

            if (process.HasExited || ProcessorTime - before >= 0.8 * limit)
            {
                break;
            }
        }

        return answer.Wait(TimeSpan.Zero) ? Wait.Answered : Wait.Late;
    }

    private Wait Turn(Task answer, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        for (TimeSpan left = limit; left > TimeSpan.Zero; left = limit - Stopwatch.GetElapsedTime(start))
        {
            if (answer.Wait(left < Look ? left : Look))
            {
                return Wait.Answered;
            }

            if (Ask(() => process.Threads.Count) > mostThreads)
            {
                return Wait.Flooded;
            }
        }

        return Wait.Late;
    }

    private T Ask<T>(Func<T> question)
        where T : struct
    {
        process.Refresh();
        try
        {
            return process.HasExited ? default : question();
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception or IOException)
        {
            // It ended between the two questions.
            return default;
        }
    }
}
