using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Microsoft.DotNet.Interactive.Weaving;

/// <summary>The stop flag, and the polls of it that the engine weaves into cells.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellStop
{
    // Time for threads that had no turn while their cell ended; and at most so long for work that is known to go on or to wait.
    private static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentBag<Task> _abandoned = [];
    private static volatile bool _requested;
    private static CancellationTokenSource _source = new();

    /// <summary>Whether the learner has pressed Stop.</summary>
    public static bool IsRequested => _requested;

    /// <summary>Cancelled when the learner presses Stop.</summary>
    public static CancellationToken Token => _source.Token;

    /// <summary>Raises the flag; every poll throws until <see cref="Reset"/>.</summary>
    public static void Request()
    {
        _requested = true;
        _source.Cancel();
    }

    /// <summary>Lowers the flag before the next cell, once what the stopped cell has left on other threads has seen it.</summary>
    public static void Reset()
    {
        if (_requested)
        {
            // Lowered too early, the flag would be missed, and a loop on another thread would run for ever.
            long start = Stopwatch.GetTimestamp();
            while ((ThreadPool.PendingWorkItemCount > 0 || !_abandoned.All(task => task.IsCompleted)) && Stopwatch.GetElapsedTime(start) < _patience)
            {
                Thread.Sleep(1);
            }

            Thread.Sleep(_turn);
            _abandoned.Clear();
            _source = new CancellationTokenSource();
            _requested = false;
        }
    }

    /// <summary>Woven in at the entry of functions and at the head of loops.</summary>
    /// <exception cref="CellStoppedException">The learner has pressed Stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Poll()
    {
        if (_requested)
        {
            Throw();
        }
    }

    /// <summary>The poll as a condition, for loops whose head is an expression.</summary>
    /// <exception cref="CellStoppedException">The learner has pressed Stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Continue()
    {
        Poll();
        return true;
    }

    /// <summary>Woven around what is awaited: the wait ends when the learner presses Stop, the task itself may go on.</summary>
    public static Task Guard(Task task) => task is null || task.IsCompleted ? task! : GuardSlow(task);

    /// <inheritdoc cref="Guard(Task)"/>
    public static Task<T> Guard<T>(Task<T> task) => task is null || task.IsCompleted ? task! : GuardSlow(task);

    /// <inheritdoc cref="Guard(Task)"/>
    public static ValueTask Guard(ValueTask task) => task.IsCompleted ? task : new(GuardSlow(task.AsTask()));

    /// <inheritdoc cref="Guard(Task)"/>
    public static ValueTask<T> Guard<T>(ValueTask<T> task) => task.IsCompleted ? task : new(GuardSlow(task.AsTask()));

    /// <summary>Other awaitable things are left as they are.</summary>
    public static T Guard<T>(T other) => other;

    /// <summary>As <see cref="Guard(Task)"/>, for awaits inside functions: what follows may run on any thread.</summary>
    public static ConfiguredTaskAwaitable GuardAnywhere(Task task) => Guard(task).ConfigureAwait(false);

    /// <inheritdoc cref="GuardAnywhere(Task)"/>
    public static ConfiguredTaskAwaitable<T> GuardAnywhere<T>(Task<T> task) => Guard(task).ConfigureAwait(false);

    /// <inheritdoc cref="GuardAnywhere(Task)"/>
    public static ConfiguredValueTaskAwaitable GuardAnywhere(ValueTask task) => Guard(task).ConfigureAwait(false);

    /// <inheritdoc cref="GuardAnywhere(Task)"/>
    public static ConfiguredValueTaskAwaitable<T> GuardAnywhere<T>(ValueTask<T> task) => Guard(task).ConfigureAwait(false);

    /// <summary>Other awaitable things are left as they are.</summary>
    public static T GuardAnywhere<T>(T other) => other;

    // Without NoInlining: only so does the JIT see that it never returns, and keeps a sum in its register across the poll.
    private static void Throw() => throw new CellStoppedException();

    private static async Task GuardSlow(Task task)
    {
        CancellationToken token = Token;
        try
        {
            await task.WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            Abandon(task);
            throw new CellStoppedException();
        }
    }

    private static async Task<T> GuardSlow<T>(Task<T> task)
    {
        CancellationToken token = Token;
        try
        {
            return await task.WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            Abandon(task);
            throw new CellStoppedException();
        }
    }

    // Code of the cell that runs on, or will run, will meet a poll; a delay or a semaphore is only waited for.
    private static void Abandon(Task task)
    {
        if (task.Status is TaskStatus.Running or TaskStatus.WaitingToRun)
        {
            _abandoned.Add(task);
        }
    }
}
