using System.Buffers.Binary;
using System.IO.Compression;

namespace Tutorial.Visuals.Images;

/// <summary>Writes PNG files: signature, header, compressed rows, end.</summary>
/// <remarks>
/// A hundred 28 × 28 digits as SVG rectangles are 78,400 elements; as one PNG each they are a few hundred bytes, and
/// SVG, HTML and plotly all draw them. No image library can be restored here, and of PNG only this much is needed:
/// 8 bits a channel with opacity (colour type 6), rows unfiltered, no interlacing; .NET brings the compression.
/// Source: W3C, "Portable Network Graphics (PNG) Specification", sections 5 (structure), 9 (filtering), 11 (chunks), annex D (CRC).
/// </remarks>
internal static class Png
{
    private static readonly byte[] s_signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] s_crcTable = [.. Enumerable.Range(0, 256).Select(n => CrcOfByte((uint)n))];

    /// <summary>The whole file.</summary>
    public static byte[] Encode(Bitmap image)
    {
        using var file = new MemoryStream();
        file.Write(s_signature);
        WriteChunk(file, "IHDR"u8, Header(image));
        WriteChunk(file, "IDAT"u8, CompressedRows(image));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(Bitmap image)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        header[8] = 8;  // bits a channel
        header[9] = 6;  // red, green, blue, opacity
        return header;  // compression, filter method and interlacing stay 0
    }

    private static byte[] CompressedRows(Bitmap image)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int row = 0; row < image.Height; row++)
            {
                zlib.WriteByte(0);  // filter type of this row: none
                zlib.Write(image.Pixels, row * image.Width * 4, image.Width * 4);
            }
        }

        return packed.ToArray();
    }

    // Length of the data, type, data, and the checksum of type and data.
    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(data, Crc(type, uint.MaxValue)));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> data, uint crc)
    {
        foreach (byte value in data)
        {
            crc = s_crcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint CrcOfByte(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
