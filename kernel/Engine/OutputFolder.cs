using System.Diagnostics;
using System.Globalization;

namespace Tutorial.Kernel.Engine;

/// <summary>Where the whole text of folded cells stands while the session lives.</summary>
internal static class OutputFolder
{
    private static readonly string _root = Path.Combine(Path.GetTempPath(), $"tutorial-output-{Environment.UserName}");

    private static string Own => Path.Combine(_root, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    /// <summary>A new file for a cell's text; removes what sessions that are gone have left.</summary>
    /// <exception cref="IOException">The folder or the file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static StreamWriter Create(int cell)
    {
        RemoveAbandoned();
        Directory.CreateDirectory(Own);
        // One buffer is enough, and a file without its own is closed without writing anything more.
        var file = new FileStream(Path.Combine(Own, $"cell-{cell}.txt"), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        return new StreamWriter(file, bufferSize: 64 * 1024);
    }

    /// <summary>Removes this session's files.</summary>
    public static void Remove() => Remove(Own);

    private static void RemoveAbandoned()
    {
        if (!Directory.Exists(_root))
        {
            return;
        }

        HashSet<int> alive = [.. Process.GetProcesses().Select(process => process.Id)];
        foreach (string folder in Directory.EnumerateDirectories(_root))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int owner) && !alive.Contains(owner))
            {
                Remove(folder);
            }
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Another session removes it at this moment, or a program holds a file of it: the next session to fold a cell tries again.
        }
    }
}
