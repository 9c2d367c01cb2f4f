using Tutorial.Kernel.Hosting;

namespace Tutorial.Kernel.Notebooks;

/// <summary>How a notebook is run without anybody watching.</summary>
public sealed record RunOptions
{
    /// <summary>How long one cell may take before it is stopped and counts as failed.</summary>
    public TimeSpan CellLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How the engine is started; its working folder is set to the notebook's when it is null.</summary>
    public EngineOptions Engine { get; init; } = new();
}
