namespace Tutorial.Kernel.Hosting;

/// <summary>How an engine process is started.</summary>
public sealed record EngineOptions
{
    /// <summary>Name of the environment variable that holds the folder of the published kit.</summary>
    public const string KitVariable = "TUTORIAL_KIT";

    /// <summary>Folder with Tutorial.Kernel.dll and the kit's assemblies; null: <see cref="KitVariable"/>, else the folder of this program.</summary>
    public string? KitFolder { get; init; }

    /// <summary>Folder in which the cells run, usually the notebook's own; null: this program's.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>Managed memory in bytes above which a cell fails with OutOfMemoryException; null: no limit.</summary>
    public long? HeapLimit { get; init; }

    /// <summary>Further environment variables; null as a value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>How long a start may take.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The folder that <see cref="KitFolder"/> means after its defaults.</summary>
    public string ResolveKitFolder() =>
        KitFolder
        ?? (System.Environment.GetEnvironmentVariable(KitVariable) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory);
}
