namespace Tutorial.Cli;

/// <summary>Where the kit stands on this machine.</summary>
internal static class KitPaths
{
    /// <summary>The checkout: the folder with <c>tutorial.sln</c>, <c>lessons/</c>, <c>notebooks/</c> and <c>work/</c>.</summary>
    /// <exception cref="CommandException">No such folder lies above the program.</exception>
    public static string Root => FindRoot(Environment.GetEnvironmentVariable("TUTORIAL_ROOT"), AppContext.BaseDirectory);

    /// <summary>The published kit that engines and notebooks load: <c>TUTORIAL_KIT</c>, else the folder of this program.</summary>
    public static string Kit { get; } = Environment.GetEnvironmentVariable("TUTORIAL_KIT") is { Length: > 0 } kit ? kit : AppContext.BaseDirectory;

    internal static string FindRoot(string? named, string start)
    {
        for (DirectoryInfo? folder = new(string.IsNullOrEmpty(named) ? start : named); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "tutorial.sln")))
            {
                return folder.FullName;
            }
        }

        throw new CommandException($"No tutorial.sln lies at or above {(string.IsNullOrEmpty(named) ? start : named)}; start the kit with ./tutorial from its own folder.");
    }
}
