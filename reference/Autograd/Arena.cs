using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Autograd;

/// <summary>Memory that a step hands out front to back and takes back all at once.</summary>
internal interface IArena
{
    /// <summary>Makes all memory free again.</summary>
    void Rewind();
}

/// <summary>The arena of one element type on one thread: pinned slabs, handed out at 64-byte boundaries.</summary>
/// <remarks>
/// 64 bytes are a cache line and a 512-bit vector, so no vector load of a row's start crosses a line.
/// When a step outgrew the first slab, the next step gets one slab of the whole size: after warm-up nothing is allocated.
/// </remarks>
internal sealed class Arena<T> : IArena
    where T : unmanaged
{
    private const int Alignment = 64;
    private const int SmallestSlab = 1 << 16;

    [ThreadStatic]
    private static Arena<T>? s_forThread;

    private readonly List<T[]> _slabs = [];
    private Step? _step;
    private int _next;
    private long _used;

    /// <summary>Hands out room for <paramref name="length"/> elements in the current step; contents are undefined.</summary>
    public static (T[] Array, int Offset) Rent(int length, Step step)
    {
        Arena<T> arena = s_forThread ??= new Arena<T>();
        if (arena._step != step)
        {
            arena._step = step;
            step.Uses(arena);
        }
        return arena.Take(length);
    }

    /// <inheritdoc/>
    public void Rewind()
    {
        if (_slabs.Count > 1)
        {
            _slabs.Clear();
            _slabs.Add(NewSlab((int)Math.Min(_used + (_used / 8), Array.MaxLength / 2)));
        }
        _step = null;
        _used = 0;
        _next = 0;
    }

    private static T[] NewSlab(int length) => GC.AllocateUninitializedArray<T>(length, pinned: true);

    private static unsafe int FirstAligned(T[] slab)
    {
        // Pinned, so the address stays true.
        nint address = (nint)Unsafe.AsPointer(ref slab[0]);
        return (int)((Alignment - (address % Alignment)) % Alignment) / Unsafe.SizeOf<T>();
    }

    /// <summary>Room for <paramref name="length"/> elements until the next rewind; contents are undefined.</summary>
    internal (T[] Array, int Offset) Take(int length)
    {
        int line = Alignment / Unsafe.SizeOf<T>();
        int rounded = checked((length + line - 1) / line * line);
        if (_slabs.Count == 0 || (long)_next + rounded > _slabs[^1].Length)
        {
            _slabs.Add(NewSlab(Math.Max(rounded + line, Math.Max(SmallestSlab, (int)Math.Min(2 * _used, 1 << 26)))));
            _next = FirstAligned(_slabs[^1]);
        }
        else if (_next == 0)
        {
            _next = FirstAligned(_slabs[^1]);
            if ((long)_next + rounded > _slabs[^1].Length)
            {
                return Take(length);
            }
        }
        int offset = _next;
        _next += rounded;
        _used += rounded + line;
        return (_slabs[^1], offset);
    }
}
