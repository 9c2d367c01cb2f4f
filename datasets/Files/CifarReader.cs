namespace Tutorial.Datasets.Files;

/// <summary>Reads CIFAR-10's binary format: records of one label byte and 3,072 bytes of colour (red, green, blue, each 32 × 32).</summary>
public static class CifarReader
{
    /// <summary>Bytes of one image: 3 colours of 32 × 32.</summary>
    public const int Pixels = 3 * 32 * 32;

    /// <summary>Reads one file.</summary>
    /// <param name="bytes">The whole unpacked file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <returns>The pixels, 0 to 255, image by image, and the class numbers.</returns>
    /// <exception cref="DataFileException">Not whole records, or a label above 9.</exception>
    public static (byte[] Pixels, byte[] Labels) Read(byte[] bytes, string file)
    {
        const int Record = Pixels + 1;
        if (bytes.Length == 0 || bytes.Length % Record != 0)
        {
            throw new DataFileException($"{file} has {bytes.Length} bytes, which is no multiple of CIFAR-10's {Record} bytes a record: it is cut off or something else; get it again.");
        }

        int count = bytes.Length / Record;
        byte[] pixels = new byte[count * Pixels], labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = bytes[i * Record];
            if (labels[i] > 9)
            {
                throw new DataFileException($"{file}: record {i} has label {labels[i]}, and CIFAR-10 has classes 0 to 9: this is another format; get it again.");
            }

            bytes.AsSpan((i * Record) + 1, Pixels).CopyTo(pixels.AsSpan(i * Pixels));
        }

        return (pixels, labels);
    }
}
