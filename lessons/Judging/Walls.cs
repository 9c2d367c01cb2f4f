namespace Tutorial.Lessons.Judging;

/// <summary>Says in plain words which walls around a worker are missing.</summary>
internal static class Walls
{
    private static readonly (string Name, string Words)[] All =
    [
        ("files", "writing and deleting files"),
        ("programs", "starting programs"),
        ("network", "the network"),
        ("processor", "processor time"),
    ];

    /// <summary>A sentence on what this system did not isolate; empty when every wall stands.</summary>
    /// <param name="standing">The walls that the worker reported.</param>
    public static string Missing(IReadOnlyList<string> standing)
    {
        string[] missing = [.. All.Where(wall => !standing.Contains(wall.Name) && !(wall.Name == "network" && WorkerStart.HasOwnNetwork)).Select(wall => wall.Words)];
        return missing.Length == 0 ? "" : $"Not isolated by this system, only refused before running: {string.Join(", ", missing)}.";
    }
}
