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
/// No two parts write the same element, and an element is computed alike whatever the cut: so the result is the same, bit for bit, on one thread and on many.
/// Helpers stay awake for some microseconds after a job, because a training step is a chain of short kernels and waking a thread costs more than most of them.
/// </remarks>
internal static class Workers
{
    private const int SpinsBeforeSleep = 2000;

    private static readonly Lock s_gate = new();
    private static readonly SemaphoreSlim s_wake = new(0);
    private static int s_started;
    private static int s_asleep;
    private static int s_helping;
    private static Job? s_job;

    /// <summary>Threads that take part, the caller included; 1 runs everything on the caller.</summary>
    public static int Count { get; set; } = int.TryParse(Environment.GetEnvironmentVariable("TUTORIAL_THREADS"), out int wanted)
        ? Math.Max(1, wanted)
        : Environment.ProcessorCount;

    /// <summary>Runs parts 0 … parts − 1; returns when all are done. Allocates nothing after the first call for a kind of work.</summary>
    public static void Run<TWork>(int parts, TWork work)
        where TWork : struct, IParts
    {
        // Several threads of the user may train at once, and a part may have parts of its own: whoever finds the helpers busy works alone.
        if (parts <= 1 || Count <= 1 || s_gate.IsHeldByCurrentThread || !s_gate.TryEnter())
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
            Job<TWork> job = Job<TWork>.Only;
            job.Begin(parts, work);
            Volatile.Write(ref s_job, job);
            for (int sleepers = Math.Min(Volatile.Read(ref s_asleep), parts - 1); sleepers > 0; sleepers--)
            {
                s_wake.Release();
            }
            job.Help();
            job.Wait();
            // The job is used again, so nobody may still look for a part of it. The exchange is the fence between "no job" and "who helps?".
            Interlocked.Exchange(ref s_job, null);
            SpinWait spinner = default;
            while (Volatile.Read(ref s_helping) > 0)
            {
                spinner.SpinOnce(sleep1Threshold: -1);
            }
            job.End();
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
            if (Volatile.Read(ref s_job) is not null && HelpOnce())
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
                // A job that came between the last look and here has not seen this sleeper, so it looks once more before it sleeps.
                s_wake.Wait(Volatile.Read(ref s_job) is null ? Timeout.Infinite : 0);
                Interlocked.Decrement(ref s_asleep);
                idle = 0;
            }
        }
    }

    /// <summary>Says first that it helps and looks then, so that the job it sees cannot end under its hands.</summary>
    private static bool HelpOnce()
    {
        Interlocked.Increment(ref s_helping);
        bool helped = Volatile.Read(ref s_job)?.Help() ?? false;
        Interlocked.Decrement(ref s_helping);
        return helped;
    }

    private abstract class Job
    {
        private int _parts;
        private int _next;
        private int _done;
        private Exception? _failure;

        /// <summary>Takes parts until none is left; whether there was one.</summary>
        public bool Help()
        {
            bool helped = false;
            for (int part = Interlocked.Increment(ref _next) - 1; part < _parts; part = Interlocked.Increment(ref _next) - 1)
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
            while (Volatile.Read(ref _done) < _parts)
            {
                spinner.SpinOnce(sleep1Threshold: -1);
            }
        }

        /// <summary>Throws what a part threw.</summary>
        public void End()
        {
            if (Interlocked.Exchange(ref _failure, null) is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }

        protected void Reset(int parts) => (_parts, _done, _next) = (parts, 0, 0);

        protected abstract void Run(int part);
    }

    private sealed class Job<TWork> : Job
        where TWork : struct, IParts
    {
        private TWork _work;

        /// <summary>One for each kind of work is enough: only who holds the gate uses it.</summary>
        public static Job<TWork> Only { get; } = new();

        public void Begin(int parts, TWork work)
        {
            _work = work;
            Reset(parts);
        }

        protected override void Run(int part) => _work.Run(part);
    }
}
