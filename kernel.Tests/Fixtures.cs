using System.Runtime.CompilerServices;

namespace Tutorial.Kernel.Tests;

/// <summary>The small files that tests read, found beside the sources whatever the working folder is.</summary>
internal static class Fixtures
{
    public static string Path(string name) => System.IO.Path.Combine(Folder(), "fixtures", name);

    public static IEnumerable<string> Notebooks() => Directory.EnumerateFiles(Path(""), "*.ipynb").Order(StringComparer.Ordinal);

    /// <summary>The root of the kit's checkout.</summary>
    public static string Kit() => System.IO.Path.GetDirectoryName(Folder())!;

    /// <summary>A new empty folder that goes away with the returned value.</summary>
    public static TemporaryFolder NewFolder() => new();

    private static string Folder([CallerFilePath] string thisFile = "") => System.IO.Path.GetDirectoryName(thisFile)!;
}

/// <summary>A folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tutorial-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
