namespace Tutorial.Lessons.Judging;

/// <summary>What a worker may use.</summary>
/// <param name="CallSeconds">Time for one call.</param>
/// <param name="MemoryMegabytes">Memory for all objects.</param>
/// <param name="Threads">Threads at one time, with some twenty of the runtime's own.</param>
public sealed record WorkerLimits(double CallSeconds = 2, int MemoryMegabytes = 256, int Threads = 64)
{
    /// <summary>Two seconds a call, 256 MB, 64 threads.</summary>
    public static WorkerLimits Default { get; } = new();
}
