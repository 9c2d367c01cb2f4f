using System.Security.Cryptography;
using Tutorial.Kernel.Notebooks;
using Tutorial.Lessons.Working;

namespace Tutorial.Player.Work;

/// <summary>A learner's copy of one notebook: made on first opening, saved whole, versions kept, changes from outside noticed.</summary>
internal sealed class OwnNotebook
{
    private static readonly TimeSpan _betweenVersions = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time;
    private string? _hashOnDisk;

    private OwnNotebook(string slug, string folder, string? original, TimeProvider time)
    {
        Slug = slug;
        Folder = folder;
        Original = original;
        _time = time;
        FilePath = Path.Combine(folder, $"{slug}.ipynb");
        Versions = new VersionStore(folder);
    }

    public string Slug { get; }

    public string Folder { get; }

    public string FilePath { get; }

    /// <summary>The kit's notebook this is a copy of; null for notebooks of the learner's own.</summary>
    public string? Original { get; }

    public VersionStore Versions { get; }

    public Notebook Document { get; private set; } = Notebook.Create();

    /// <summary>Why nothing can be saved; null when all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Opens the copy, and makes it when there is none yet.</summary>
    /// <exception cref="NotebookFormatException">The file is no notebook.</exception>
    public static OwnNotebook Open(string slug, string workFolder, string? original, TimeProvider time)
    {
        var own = new OwnNotebook(slug, Path.Combine(workFolder, slug), original, time);
        if (File.Exists(own.FilePath))
        {
            own.LoadFromDisk();
        }
        else
        {
            own.Document = CellIdentity.Read(File.ReadAllBytes(original ?? throw new FileNotFoundException($"There is no notebook {slug}.")), original);
            own.TrySave();
        }

        return own;
    }

    /// <summary>Puts a notebook where a file stands that is none; the file becomes a version.</summary>
    public static void ReplaceUnreadable(string slug, string workFolder, Notebook notebook, string reason, TimeProvider time)
    {
        var own = new OwnNotebook(slug, Path.Combine(workFolder, slug), null, time);
        own.Versions.Keep(File.ReadAllBytes(own.FilePath), reason, time.GetUtcNow());
        AtomicFile.Write(own.FilePath, notebook.ToBytes());
    }

    /// <summary>Saves; false when that failed, and <see cref="Problem"/> then says why.</summary>
    public bool TrySave()
    {
        byte[] bytes = Document.ToBytes();
        string hash = HashOf(bytes);
        if (hash == _hashOnDisk && Problem is null)
        {
            return true;
        }

        try
        {
            KeepVersionNowAndThen();
            AtomicFile.Write(FilePath, bytes);
            _hashOnDisk = hash;
            Problem = null;
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Problem = WorkProblem.Writing(Folder, problem).Message;
            return false;
        }
    }

    /// <summary>Whether somebody else has changed the file since it was last read or written here.</summary>
    public bool ChangedOutside()
    {
        try
        {
            return _hashOnDisk is not null && File.Exists(FilePath) && HashOf(File.ReadAllBytes(FilePath)) != _hashOnDisk;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Being written at this moment: the next look will tell.
            return false;
        }
    }

    /// <summary>Keeps what somebody else wrote as a version, so that the next save does not lose it.</summary>
    public void KeepOutsideVersion()
    {
        byte[] bytes = File.ReadAllBytes(FilePath);
        Versions.Keep(bytes, "outside", _time.GetUtcNow());
        _hashOnDisk = HashOf(bytes);
    }

    /// <summary>Takes what somebody else wrote; the text that stood here becomes a version first.</summary>
    /// <exception cref="NotebookFormatException">The file is no notebook; nothing was changed.</exception>
    public void TakeFromDisk()
    {
        byte[] bytes = File.ReadAllBytes(FilePath);
        Notebook theirs = CellIdentity.Read(bytes, FilePath);
        Versions.Keep(Document.ToBytes(), "outside", _time.GetUtcNow());
        Document = theirs;
        _hashOnDisk = HashOf(bytes);
    }

    private void LoadFromDisk()
    {
        byte[] bytes = File.ReadAllBytes(FilePath);
        Document = CellIdentity.Read(bytes, FilePath);
        _hashOnDisk = HashOf(bytes);
    }

    /// <summary>Replaces the whole notebook and keeps the present one as a version.</summary>
    public void Replace(Notebook notebook, string reason)
    {
        Versions.Keep(Document.ToBytes(), reason, _time.GetUtcNow());
        Document = notebook;
        TrySave();
    }

    private void KeepVersionNowAndThen()
    {
        if (_hashOnDisk is not null && File.Exists(FilePath) && _time.GetUtcNow() - Versions.Newest > _betweenVersions)
        {
            Versions.Keep(File.ReadAllBytes(FilePath), "work", _time.GetUtcNow());
        }
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
