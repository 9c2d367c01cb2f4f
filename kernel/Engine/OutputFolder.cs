using System.Diagnostics;
using System.Globalization;

namespace Tutorial.Kernel.Engine;

/// <summary>Where the whole text of folded cells stands while the session lives.</summary>
internal static class OutputFolder
{
    private static readonly string _root = Path.Combine(Path.GetTempPath(), $"tutorial-output-{Environment.UserName}");

    private static string Own => Path.Combine(_root, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    /// <summary>A new file for a cell's text; removes what sessions that are gone have left.</summary>
    public static StreamWriter Create(int cell)
    {
        RemoveAbandoned();
        Directory.CreateDirectory(Own);
        return new StreamWriter(Path.Combine(Own, $"cell-{cell}.txt"), append: false);
    }

    /// <summary>Removes this session's files.</summary>
    public static void Remove()
    {
        if (Directory.Exists(Own))
        {
            Directory.Delete(Own, recursive: true);
        }
    }

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
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
