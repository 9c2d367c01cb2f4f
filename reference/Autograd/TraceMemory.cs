namespace Tutorial.Reference.Autograd;

/// <summary>Where a recording that is cleared again and again keeps its copies and its results: the same memory each time, as a step's arena.</summary>
/// <remarks>Fresh arrays for every copy cost a small network four times the step that is recorded; used memory is warm and costs the copying alone.</remarks>
internal sealed class TraceMemory
{
    private readonly List<IArena> _arenas = [];

    /// <summary>Ends when the memory is taken back: whoever reads what lies here asks it first.</summary>
    public Step Lifetime { get; private set; } = Step.ForRecording();

    /// <summary>Room for some elements; contents are undefined.</summary>
    public (T[] Array, int Offset) Take<T>(int length)
        where T : unmanaged
    {
        foreach (IArena known in _arenas)
        {
            if (known is Arena<T> arena)
            {
                return arena.Take(length);
            }
        }
        Arena<T> added = new();
        _arenas.Add(added);
        return added.Take(length);
    }

    /// <summary>Takes everything back.</summary>
    public void Rewind()
    {
        Lifetime.EndRecording();
        Lifetime = Step.ForRecording();
        _arenas.ForEach(arena => arena.Rewind());
    }
}
