using System.Buffers.Binary;

namespace Tutorial.Datasets.Files;

/// <summary>Reads the IDX format of MNIST: a big-endian header (magic number, one size for each axis), then one byte a value.</summary>
public static class IdxReader
{
    private const int Labels = 2049, Images = 2051;

    /// <summary>Reads images.</summary>
    /// <param name="bytes">The whole unpacked file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <returns>The pixels, 0 to 255, and the number of images, rows and columns.</returns>
    /// <exception cref="DataFileException">Not an IDX image file, or cut off, or too long.</exception>
    public static (byte[] Pixels, int Count, int Rows, int Columns) ReadImages(byte[] bytes, string file)
    {
        int[] sizes = Header(bytes, file, Images, "images", axes: 3);
        return (Values(bytes, file, sizes), sizes[0], sizes[1], sizes[2]);
    }

    /// <summary>Reads class numbers.</summary>
    /// <param name="bytes">The whole unpacked file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="DataFileException">Not an IDX label file, or cut off, or too long.</exception>
    public static byte[] ReadLabels(byte[] bytes, string file) => Values(bytes, file, Header(bytes, file, Labels, "labels", axes: 1));

    private static int[] Header(byte[] bytes, string file, int magic, string what, int axes)
    {
        int length = 4 + (4 * axes);
        if (bytes.Length < length)
        {
            throw new DataFileException($"{file} has {bytes.Length} bytes, and the header of an IDX file of {what} alone has {length}: it is cut off; get it again.");
        }

        int found = Number(bytes, 0);
        if (found != magic)
        {
            string other = found switch
            {
                Labels => ": these are labels",
                Images => ": these are images",
                // The first bytes of gzip.
                _ when bytes is [0x1f, 0x8b, ..] => ": it is still packed by gzip",
                _ => "",
            };
            throw new DataFileException($"{file} begins with {found}, and an IDX file of {what} begins with {magic}{other}; give the right file.");
        }

        return [.. Enumerable.Range(0, axes).Select(axis => Number(bytes, 4 + (4 * axis)))];
    }

    private static byte[] Values(byte[] bytes, string file, int[] sizes)
    {
        int header = 4 + (4 * sizes.Length);
        // As decimal: three large sizes in a broken header overflow even 64 bits.
        decimal promised = sizes.Aggregate(1m, (product, size) => product * size);
        return sizes.All(size => size > 0) && promised == bytes.Length - header
            ? bytes[header..]
            : throw new DataFileException($"{file} holds {bytes.Length - header} values, and its header promises {string.Join(" × ", sizes)}: it is {(promised > bytes.Length - header ? "cut off" : "not what it says")}; get it again.");
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
