using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Storage;

/// <summary>Tensors by name in a file, in the safetensors format that PyTorch and others read.</summary>
/// <remarks>
/// Layout:   8 bytes of header length N (little-endian), N bytes of JSON {name: {dtype, shape, data_offsets}}, the numbers row-major without holes; no code in the file.
/// Writing:  beside and then moved into place, so a half-written file never stands there.
/// Source:   Hugging Face, safetensors, section "Format" of its description (github.com/huggingface/safetensors).
/// </remarks>
public static class SafeTensors
{
    /// <summary>Writes tensors to a file.</summary>
    /// <param name="path">Where to; an older file is replaced.</param>
    /// <param name="tensors">Names (each once) and tensors.</param>
    /// <param name="metadata">Texts to store along, or null.</param>
    /// <exception cref="ArgumentException">A name stands twice, or the path is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write<T>(string path, IEnumerable<(string Name, Tensor<T> Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Require.Path("SafeTensors.Write", path);
        ArgumentNullException.ThrowIfNull(tensors);
        (string Name, Tensor<T> Tensor)[] all = [.. tensors];
        if (all.GroupBy(entry => entry.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"SafeTensors.Write: the name '{twice.Key}' stands twice; each tensor needs its own.", nameof(tensors));
        }
        string partial = $"{path}.{Guid.NewGuid():n}.part";
        try
        {
            using (FileStream stream = File.Create(partial))
            {
                Write(stream, all, metadata);
            }
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Reads all tensors of a file; F16, BF16, F32, F64 and I64 are converted to <typeparamref name="T"/>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafeTensorsException">The file is damaged or of another kind.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static IReadOnlyDictionary<string, Tensor<T>> Read<T>(string path)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Read<T>(path, out _);

    /// <summary>Reads all tensors of a file and the texts stored along.</summary>
    /// <param name="path">The file.</param>
    /// <param name="metadata">The texts; empty when there are none.</param>
    /// <exception cref="SafeTensorsException">The file is damaged or of another kind.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static IReadOnlyDictionary<string, Tensor<T>> Read<T>(string path, out IReadOnlyDictionary<string, string> metadata)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Require.Path("SafeTensors.Read", path);
        using FileStream stream = File.OpenRead(path);
        return Read<T>(stream, Path.GetFileName(path), out metadata);
    }

    /// <summary>The same from a stream that can seek, such as a file embedded in an assembly.</summary>
    /// <param name="stream">Where the file begins.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="metadata">The texts; empty when there are none.</param>
    /// <exception cref="SafeTensorsException">The file is damaged or of another kind.</exception>
    public static IReadOnlyDictionary<string, Tensor<T>> Read<T>(Stream stream, string file, out IReadOnlyDictionary<string, string> metadata)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SafeTensorsHeader header = SafeTensorsHeader.Read(stream, file);
        metadata = header.Metadata;
        long data = stream.Position;
        Dictionary<string, Tensor<T>> tensors = [];
        foreach (SafeTensorsEntry entry in header.Entries)
        {
            byte[] bytes = new byte[entry.End - entry.Begin];
            stream.Position = data + entry.Begin;
            stream.ReadExactly(bytes);
            Tensor<T> tensor = Tensor<T>.Zeros(entry.Shape);
            tensor.Name = entry.Name;
            Convert(entry.Type, bytes, tensor.Data);
            tensors[entry.Name] = tensor;
        }
        return tensors;
    }

    private static void Write<T>(Stream stream, (string Name, Tensor<T> Tensor)[] tensors, IReadOnlyDictionary<string, string>? metadata)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int bytes = Marshal.SizeOf<T>();
        long next = 0;
        Dictionary<string, object> header = [];
        if (metadata is { Count: > 0 })
        {
            header["__metadata__"] = metadata;
        }
        foreach ((string name, Tensor<T> tensor) in tensors)
        {
            long end = next + ((long)tensor.Length * bytes);
            header[name] = new { dtype = bytes == 8 ? "F64" : "F32", shape = tensor.Shape.ToArray(), data_offsets = new[] { next, end } };
            next = end;
        }
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        // Blanks behind the header put the data on an 8-byte boundary, as the format recommends.
        int padding = (8 - (json.Length % 8)) % 8;
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length + padding);
        stream.Write(length);
        stream.Write(json);
        stream.Write("        "u8[..padding]);
        foreach ((_, Tensor<T> tensor) in tensors)
        {
            stream.Write(MemoryMarshal.AsBytes(tensor.Data));
        }
    }

    private static void Convert<T>(string type, ReadOnlySpan<byte> bytes, Span<T> into)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = type switch
            {
                "F64" => T.CreateChecked(BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..])),
                "F32" => T.CreateChecked(BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..])),
                "I64" => T.CreateChecked(BinaryPrimitives.ReadInt64LittleEndian(bytes[(8 * i)..])),
                "F16" => T.CreateChecked(BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..])),
                // A bfloat16 is the upper half of a float.
                _ => T.CreateChecked(BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16)),
            };
        }
    }
}
