namespace Tutorial.Lessons.Judging;

/// <summary>What a worker may use.</summary>
/// <param name="CallSeconds">Time for one call.</param>
/// <param name="MemoryMegabytes">Memory for all objects.</param>
public sealed record WorkerLimits(double CallSeconds = 2, int MemoryMegabytes = 256)
{
    /// <summary>Two seconds a call, 256 MB.</summary>
    public static WorkerLimits Default { get; } = new();
}
