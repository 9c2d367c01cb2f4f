namespace Tutorial.Lessons.Worker;

/// <summary>One message between judge and worker: a length of four bytes, then as many bytes.</summary>
public static class Frame
{
    /// <summary>No message is longer, so that neither side can be made to reserve more (32 MiB).</summary>
    public const int MostBytes = 32 << 20;

    /// <summary>Writes a message and flushes it.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="content">Fills the message.</param>
    /// <exception cref="InvalidDataException">The message is longer than <see cref="MostBytes"/>.</exception>
    public static void Write(Stream stream, Action<BinaryWriter> content)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(0);
        content(writer);
        if (buffer.Length > MostBytes)
        {
            throw new InvalidDataException($"a message of {buffer.Length} bytes is too long to travel");
        }

        writer.Seek(0, SeekOrigin.Begin);
        writer.Write((int)buffer.Length - sizeof(int));
        stream.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
        stream.Flush();
    }

    /// <summary>Reads a whole message; null when the other side has closed.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="InvalidDataException">The length is impossible.</exception>
    public static BinaryReader? Read(Stream stream)
    {
        var length = new byte[sizeof(int)];
        if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
        {
            return null;
        }

        int count = BitConverter.ToInt32(length);
        if (count is < 0 or > MostBytes)
        {
            throw new InvalidDataException($"a message of {count} bytes is impossible");
        }

        var bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) < count ? null : new BinaryReader(new MemoryStream(bytes));
    }
}
