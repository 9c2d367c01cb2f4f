using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Kernels;

/// <summary>What a scratch buffer holds; each thread has one of each.</summary>
internal enum ScratchUse
{
    /// <summary>An image in its frame of zeros.</summary>
    Canvas,

    /// <summary>A second image beside it.</summary>
    SecondCanvas,

    /// <summary>Rows of a result before they are put in place.</summary>
    Strip,

    /// <summary>Sums of several parts, added up at the end.</summary>
    Partial,

    /// <summary>Where each step of a sum finds its factors.</summary>
    Offsets,

    /// <summary>Where each step finds its second factors.</summary>
    SecondOffsets,

    /// <summary>What sums begin with, one number for each column or plane: a bias, or zeros.</summary>
    Starts,

    /// <summary>Right factor of a product, packed.</summary>
    Right,

    /// <summary>Packed keys and values of an attention, and the scores of a block.</summary>
    Attention,
}

/// <summary>Buffers that a kernel fills and forgets: each thread keeps its own from call to call, so that a training step allocates none.</summary>
/// <remarks>They are pinned, so a pointer stays true, and begin at a 64-byte boundary: a cache line and a 512-bit vector. Contents are undefined.</remarks>
internal static unsafe class Scratch<T>
    where T : unmanaged
{
    private const int Alignment = 64;

    [ThreadStatic]
    private static T[]?[]? s_buffers;

    /// <summary>This thread's buffer for a use, with room for at least <paramref name="length"/> elements; valid until the next call for the same use.</summary>
    public static T* Rent(ScratchUse use, long length)
    {
        T[]?[] buffers = s_buffers ??= new T[]?[Enum.GetValues<ScratchUse>().Length];
        ref T[]? buffer = ref buffers[(int)use];
        int needed = checked((int)length + (Alignment / Unsafe.SizeOf<T>()));
        if (buffer is null || buffer.Length < needed)
        {
            buffer = GC.AllocateUninitializedArray<T>(needed, pinned: true);
        }
        nint address = (nint)Unsafe.AsPointer(ref buffer[0]);
        return (T*)((address + Alignment - 1) / Alignment * Alignment);
    }
}
