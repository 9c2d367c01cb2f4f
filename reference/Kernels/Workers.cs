using System.Runtime.ExceptionServices;

namespace Tutorial.Reference.Kernels;

/// <summary>Work that can be cut into numbered parts, each of which writes its own piece of the result.</summary>
internal interface IParts
{
    /// <summary>Does one part.</summary>
    void Run(int part);
}

/// <summary>Runs the parts of a kernel on all cores.</summary>
/// <remarks>
/// The cut never depends on the number of threads, and no two parts write the same element: so the result is the same, bit for bit, on one thread and on many.
/// Helpers stay awake for some microseconds after a job, because a training step is a chain of short kernels and waking a thread costs more than most of them.
/// </remarks>
internal static class Workers
{
    private const int SpinsBeforeSleep = 2000;

    private static readonly Lock s_gate = new();
    private static readonly SemaphoreSlim s_wake = new(0);
    private static int s_started;
    private static int s_asleep;
    private static volatile Job? s_job;

    /// <summary>Threads that take part, the caller included; 1 runs everything on the caller.</summary>
    public static int Count { get; set; } = int.TryParse(Environment.GetEnvironmentVariable("TUTORIAL_THREADS"), out int wanted)
        ? Math.Max(1, wanted)
        : Environment.ProcessorCount;

    /// <summary>Runs parts 0 … parts − 1; returns when all are done.</summary>
    public static void Run<TWork>(int parts, TWork work)
        where TWork : struct, IParts
    {
        // Several threads of the user may train at once: whoever finds the helpers busy works alone.
        if (parts <= 1 || Count <= 1 || !s_gate.TryEnter())
        {
            for (int part = 0; part < parts; part++)
            {
                work.Run(part);
            }
            return;
        }
        try
        {
            StartHelpers();
            Job<TWork> job = new(parts, work);
            s_job = job;
            for (int sleepers = Math.Min(Volatile.Read(ref s_asleep), parts - 1); sleepers > 0; sleepers--)
            {
                s_wake.Release();
            }
            job.Help();
            job.Wait();
            s_job = null;
            job.ThrowIfFailed();
        }
        finally
        {
            s_gate.Exit();
        }
    }

    private static void StartHelpers()
    {
        while (s_started < Count - 1)
        {
            s_started++;
            new Thread(Help) { IsBackground = true, Name = "tutorial kernel helper" }.Start();
        }
    }

    private static void Help()
    {
        int idle = 0;
        while (true)
        {
            if (s_job is { } job && job.Help())
            {
                idle = 0;
            }
            else if (++idle < SpinsBeforeSleep)
            {
                Thread.SpinWait(8);
            }
            else
            {
                Interlocked.Increment(ref s_asleep);
                // A job that came between the last look and here has not seen this sleeper; a short timeout makes up for it.
                s_wake.Wait(s_job is null ? Timeout.Infinite : 0);
                Interlocked.Decrement(ref s_asleep);
                idle = 0;
            }
        }
    }

    private abstract class Job(int parts)
    {
        private int _next;
        private int _done;
        private Exception? _failure;

        /// <summary>Takes parts until none is left; whether there was one.</summary>
        public bool Help()
        {
            bool helped = false;
            for (int part = Interlocked.Increment(ref _next) - 1; part < parts; part = Interlocked.Increment(ref _next) - 1)
            {
                helped = true;
                try
                {
                    Run(part);
                }
                catch (Exception failure)
                {
                    // Carried to the caller's thread, which throws it.
                    _failure = failure;
                }
                Interlocked.Increment(ref _done);
            }
            return helped;
        }

        public void Wait()
        {
            SpinWait spinner = default;
            while (Volatile.Read(ref _done) < parts)
            {
                spinner.SpinOnce(sleep1Threshold: -1);
            }
        }

        public void ThrowIfFailed()
        {
            if (_failure is not null)
            {
                ExceptionDispatchInfo.Throw(_failure);
            }
        }

        protected abstract void Run(int part);
    }

    private sealed class Job<TWork>(int parts, TWork work) : Job(parts)
        where TWork : struct, IParts
    {
        protected override void Run(int part) => work.Run(part);
    }
}
