namespace Tutorial.Benchmarks;

/// <summary>Where the project's files lie.</summary>
internal static class Repository
{
    /// <summary>The folder that holds tutorial.sln, found upwards from the program.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "tutorial.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("benchmarks: tutorial.sln was not found above the program; run it from a clone of the project.");
    }
}
