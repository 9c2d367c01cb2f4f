using System.CommandLine;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial data</c>: where the data sets are kept on this machine.</summary>
internal static class DataCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        KitCommand path = new("path", "Print the folder that holds downloaded data.", "./tutorial data path");
        path.SetAction(result => result.InvocationConfiguration.Output.WriteLine(Folder()));
        KitCommand data = new("data", "List, fetch and find the data sets.", "./tutorial data path");
        data.Subcommands.Add(path);
        return data;
    }

    // TUTORIAL_DATA first, so that a class can share one copy; else the platform's own place for user data.
    private static string Folder() => Environment.GetEnvironmentVariable("TUTORIAL_DATA") is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "tutorial", "data");
}
