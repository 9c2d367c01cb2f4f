using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Security;
using Tutorial.Player.Work;

namespace Tutorial.Player.Lessons;

/// <summary>All notebooks there are: the kit's lessons, then the learner's own.</summary>
internal sealed class LessonCatalogue(PlayerOptions options)
{
    private readonly Dictionary<string, (DateTime Changed, Notebook Notebook)> _read = [];
    private readonly Lock _gate = new();

    public IReadOnlyList<string> KitSlugs() => Directory.Exists(options.Notebooks)
        ? [.. Directory.EnumerateFiles(options.Notebooks, "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)).Where(Slug.IsValid).Order(StringComparer.Ordinal)]
        : [];

    public IReadOnlyList<string> OwnSlugs() => Directory.Exists(options.Work)
        ? [.. Directory.EnumerateDirectories(options.Work).Select(folder => Path.GetFileName(folder))
            .Where(slug => Slug.IsValid(slug) && OriginalOf(slug) is null && File.Exists(CopyOf(slug))).Order(StringComparer.Ordinal)]
        : [];

    public bool Exists(string slug) => Slug.IsValid(slug) && (OriginalOf(slug) is not null || ConfinedCopy(slug) is not null);

    /// <summary>The kit's file of a lesson; null for notebooks of the learner's own.</summary>
    public string? OriginalOf(string slug) => Slug.IsValid(slug) ? ConfinedPath.Find(options.Notebooks, $"{slug}.ipynb") : null;

    public string CopyOf(string slug) => Path.Combine(options.Work, slug, $"{slug}.ipynb");

    public bool IsStarted(string slug) => File.Exists(CopyOf(slug));

    /// <summary>The learner's copy where there is one, else the original; null when the file cannot be read as a notebook.</summary>
    public Notebook? Read(string slug)
    {
        string? path = ConfinedCopy(slug) ?? OriginalOf(slug);
        return path is null ? null : ReadCached(path);
    }

    private string? ConfinedCopy(string slug) => ConfinedPath.Find(options.Work, $"{slug}/{slug}.ipynb");

    private Notebook? ReadCached(string path)
    {
        DateTime changed = File.GetLastWriteTimeUtc(path);
        lock (_gate)
        {
            if (_read.TryGetValue(path, out (DateTime Changed, Notebook Notebook) known) && known.Changed == changed)
            {
                return known.Notebook;
            }
        }

        try
        {
            Notebook notebook = CellIdentity.Read(File.ReadAllBytes(path), path);
            lock (_gate)
            {
                _read[path] = (changed, notebook);
            }

            return notebook;
        }
        catch (NotebookFormatException)
        {
            // The list goes on without it; opening the lesson says what is wrong with the file.
            return null;
        }
    }
}
