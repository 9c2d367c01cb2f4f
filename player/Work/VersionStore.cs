using System.Globalization;
using Tutorial.Kernel.Notebooks;
using Tutorial.Lessons.Working;

namespace Tutorial.Player.Work;

/// <summary>One kept text of a notebook.</summary>
/// <param name="Name">Its file's name, by which it is asked for.</param>
/// <param name="Saved">When it was kept.</param>
/// <param name="Cells">How many cells it has; 0 when it is no notebook.</param>
/// <param name="Why">What was about to happen.</param>
internal sealed record NotebookVersion(string Name, DateTimeOffset Saved, int Cells, string Why);

/// <summary>Earlier texts of one notebook, in <c>.versions</c> beside it.</summary>
internal sealed class VersionStore(string folder)
{
    private const string TimeFormat = "yyyyMMdd-HHmmss-fff";
    private const int Kept = 60;

    private static readonly Dictionary<string, string> _reasons = new()
    {
        ["work"] = "kept while you worked",
        ["reset"] = "before going back to the original",
        ["restore"] = "before an earlier version was brought back",
        ["outside"] = "changed outside of the player",
        ["import"] = "before another file was brought in",
    };

    private string Folder { get; } = Path.Combine(folder, ".versions");

    /// <summary>When the newest was kept; long ago when there is none.</summary>
    public DateTimeOffset Newest => Files().Select(file => TimeOf(file)).FirstOrDefault(DateTimeOffset.MinValue);

    public void Keep(ReadOnlySpan<byte> notebook, string reason, DateTimeOffset now)
    {
        string name = $"{now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}.{reason}.ipynb";
        AtomicFile.Write(Path.Combine(Folder, name), notebook);
        foreach (string old in Files().Skip(Kept))
        {
            File.Delete(old);
        }
    }

    public IReadOnlyList<NotebookVersion> List() =>
    [
        .. Files().Select(file => new NotebookVersion(Path.GetFileName(file), TimeOf(file), CellsOf(file), ReasonOf(file))),
    ];

    /// <summary>The bytes of a version; null when there is none of that name.</summary>
    public byte[]? Read(string name) =>
        Files().FirstOrDefault(file => Path.GetFileName(file) == name) is string path ? File.ReadAllBytes(path) : null;

    // What another program left in the notebook's place is kept too, and may be no notebook: no reason to lose sight of the others.
    private static int CellsOf(string file)
    {
        try
        {
            return Notebook.Read(file).Cells.Count;
        }
        catch (NotebookFormatException)
        {
            return 0;
        }
    }

    // Newest first.
    private IEnumerable<string> Files() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.ipynb").Where(file => !Path.GetFileName(file).StartsWith('.')).OrderDescending(StringComparer.Ordinal)
        : [];

    private static DateTimeOffset TimeOf(string file) =>
        DateTimeOffset.TryParseExact(Path.GetFileName(file).Split('.')[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero);

    private static string ReasonOf(string file) =>
        _reasons.GetValueOrDefault(Path.GetFileName(file).Split('.').ElementAtOrDefault(1) ?? "", "kept");
}
