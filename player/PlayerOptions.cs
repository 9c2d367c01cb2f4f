namespace Tutorial.Player;

/// <summary>Where the player finds its files and how it behaves.</summary>
public sealed record PlayerOptions
{
    /// <summary>The port used when none is named; fixed, so that links and bookmarks stay good.</summary>
    public const int DefaultPort = 7411;

    /// <summary>The checkout: the folder with <c>notebooks/</c>, <c>lessons/</c> and <c>work/</c>.</summary>
    public required string Root { get; init; }

    /// <summary>Folder with the bundled page (<c>index.html</c>, <c>assets/</c>).</summary>
    public string PageFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>The published kit whose engine runs the cells; null: as the engine resolves it.</summary>
    public string? KitFolder { get; init; }

    /// <summary>Port on the loopback addresses; 0 takes any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>After this long without a run, an edit or a question, a session's process is ended and the page told so.</summary>
    public TimeSpan ParkAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether one engine is kept warm, so that a lesson's first cell does not wait for a start.</summary>
    public bool KeepSpareEngine { get; init; } = true;

    internal string Notebooks => Path.Combine(Root, "notebooks");

    internal string Work => Path.Combine(Root, "work");

    /// <summary>Libraries that an exported page carries inside itself.</summary>
    internal string NodeModules => Path.Combine(Root, "player", "web", "node_modules");
}
