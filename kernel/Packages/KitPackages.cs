namespace Tutorial.Kernel.Packages;

/// <summary>The kit's own packages: built files in a folder, no network.</summary>
internal static class KitPackages
{
    private static readonly string[] _names = ["Tutorial.Reference", "Tutorial.Datasets", "Tutorial.Visuals", "Tutorial.Lessons", "Tutorial.Demos"];

    /// <summary>The file of one of the kit's packages, whatever the version asked for; null for every other name.</summary>
    /// <exception cref="PackageException">It is the kit's, and has not been built.</exception>
    public static IReadOnlyList<string>? Find(string name)
    {
        string? own = _names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (own is null)
        {
            return null;
        }

        string folder = Environment.GetEnvironmentVariable("TUTORIAL_KIT") is { Length: > 0 } kit ? kit : AppContext.BaseDirectory;
        string path = Path.Combine(folder, own + ".dll");
        return File.Exists(path) ? [path]
            : throw new PackageException($"{own} is the kit's own and is not in {folder}; build the kit, or let TUTORIAL_KIT name the folder it was published to.");
    }
}
