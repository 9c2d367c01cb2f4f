using System.IO.Compression;
using Tutorial.Datasets.Files;
using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

/// <summary>CIFAR-10: small colour photographs of ten things (Krizhevsky 2009).</summary>
public static class Cifar10
{
    // The first batch and the test batch are enough to learn from; the names are those of the whole set.
    private static readonly string[] Sample = ["cifar-10-sample/data_batch_1.bin.gz", "cifar-10-sample/test_batch.bin.gz"];

    private static readonly string[] Classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Loads CIFAR-10 from the cache; else a sample in its format from the cache's folder <c>cifar-10-sample</c>; else downloads it.</summary>
    /// <param name="cache">Where the files lie; this machine's cache if absent.</param>
    /// <param name="progress">Told the part downloaded, 0 to 1.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <returns>Inputs (N, 3, 32, 32) from 0 to 1, targets (N,).</returns>
    /// <exception cref="DataFileException">The files cannot be had or are damaged; the message names file and fix.</exception>
    public static (Dataset Train, Dataset Test) Load(DataCache? cache = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        cache ??= DataCache.Default;
        DataSetInfo set = DataCatalog.Cifar10;
        string[] sample = Array.ConvertAll(Sample, name => Path.Combine(cache.Folder, name));
        if (!cache.Has(set) && sample.All(File.Exists))
        {
            return (Part([Unpacked(sample[0])], sample[0], "a sample"), Part([Unpacked(sample[1])], sample[1], "a sample"));
        }

        cache.Fetch(set, progress, cancellation);
        byte[][] parts = [.. set.Files.Select(file => cache.Read(set, file))];
        return (Part(parts[..^1], set.Files[0].Name, "the whole set"), Part(parts[^1..], set.Files[^1].Name, "the whole set"));
    }

    private static Dataset Part(byte[][] files, string name, string what)
    {
        (byte[] Pixels, byte[] Labels)[] read = [.. files.Select(bytes => CifarReader.Read(bytes, name))];
        float[] targets = [.. read.SelectMany(part => part.Labels, (_, label) => (float)label)];
        float[] inputs = new float[targets.Length * CifarReader.Pixels];
        int at = 0;
        foreach ((byte[] pixels, _) in read)
        {
            foreach (byte colour in pixels)
            {
                inputs[at++] = colour / 255f;
            }
        }

        return new Dataset(
            "CIFAR-10", Tensor<float>.From(inputs, (targets.Length, 3, 32, 32)), Tensor<float>.From(targets),
            $"CIFAR-10 ({what}): {targets.Length} colour photographs of ten things, 32 × 32, red, green and blue from 0 to 1 (Krizhevsky 2009).")
        {
            ClassNames = Classes,
        };
    }

    private static byte[] Unpacked(string path)
    {
        try
        {
            using GZipStream stream = new(File.OpenRead(path), CompressionMode.Decompress);
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (InvalidDataException failure)
        {
            throw new DataFileException($"{path} is damaged ({failure.Message.TrimEnd('.')}): delete it, and run ./tutorial data fetch cifar-10 for the whole set.", failure);
        }
    }
}
