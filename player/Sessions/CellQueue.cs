namespace Tutorial.Player.Sessions;

/// <summary>The cells that wait for their turn, each once; every change is told to the pages.</summary>
internal sealed class CellQueue(IRunnerHost host)
{
    private readonly List<string> _waiting = [];

    public IReadOnlyList<string> Waiting => _waiting;

    /// <summary>Puts cells at the end, but for those that wait already and the one that runs.</summary>
    public void Add(IEnumerable<string> cells, string? running)
    {
        _waiting.AddRange(cells.Where(id => id != running && !_waiting.Contains(id)));
        host.Tell(PageMessages.Queued(_waiting));
    }

    /// <summary>Takes the first cell out; null when none waits. The page hears of it as the cell starts.</summary>
    public string? Next()
    {
        string? first = _waiting.FirstOrDefault();
        _waiting.RemoveRange(0, Math.Min(1, _waiting.Count));
        return first;
    }

    public void Clear()
    {
        _waiting.Clear();
        host.Tell(PageMessages.Queued(_waiting));
    }
}
