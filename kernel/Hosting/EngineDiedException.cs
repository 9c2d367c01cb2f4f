namespace Tutorial.Kernel.Hosting;

/// <summary>The engine ended before it answered; <see cref="Exit"/> says why.</summary>
public sealed class EngineDiedException(EngineExit exit) : Exception(exit.Sentence)
{
    /// <summary>How the engine ended.</summary>
    public EngineExit Exit { get; } = exit;
}
