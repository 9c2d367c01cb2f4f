using System.Threading.Channels;

namespace Tutorial.Lessons.Working;

/// <summary>Tells when a learner's file was saved, once for each save.</summary>
public sealed class Watcher : IDisposable
{
    // Editors write, rename and write again; what follows this soon belongs to the same save.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);

    private readonly FileSystemWatcher _files;
    private readonly Channel<bool> _saves = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Begins to watch one file.</summary>
    /// <param name="file">The file; its folder must exist.</param>
    public Watcher(string file)
    {
        _files = new FileSystemWatcher(Path.GetDirectoryName(file)!, Path.GetFileName(file))
        {
            NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size | NotifyFilters.CreationTime,
        };
        _files.Changed += (_, _) => _saves.Writer.TryWrite(true);
        _files.Created += (_, _) => _saves.Writer.TryWrite(true);
        _files.Renamed += (_, _) => _saves.Writer.TryWrite(true);
        _files.EnableRaisingEvents = true;
    }

    /// <summary>Waits for the next save.</summary>
    /// <param name="stop">Ends the waiting.</param>
    public async Task NextAsync(CancellationToken stop)
    {
        await _saves.Reader.ReadAsync(stop);
        await Task.Delay(Quiet, stop);
        while (_saves.Reader.TryRead(out _))
        {
            // The rest of the same save.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _files.Dispose();
}
