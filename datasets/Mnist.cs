using Tutorial.Datasets.Files;
using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

/// <summary>MNIST: 60,000 + 10,000 handwritten digits (LeCun, Cortes and Burges 1998).</summary>
public static class Mnist
{
    /// <summary>Loads MNIST from the cache, or downloads it first.</summary>
    /// <param name="cache">Where the files lie; this machine's cache if absent.</param>
    /// <param name="progress">Told the part downloaded, 0 to 1.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <returns>Inputs (N, 1, 28, 28) from 0 to 1, targets (N,).</returns>
    /// <exception cref="DataFileException">The files cannot be had or are damaged; the message names file and fix.</exception>
    public static (Dataset Train, Dataset Test) Load(DataCache? cache = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        cache ??= DataCache.Default;
        cache.Fetch(DataCatalog.Mnist, progress, cancellation);
        return (Part(cache, 0, "60,000 handwritten digits to learn from"), Part(cache, 2, "10,000 handwritten digits to be judged on"));
    }

    /// <summary>Loads MNIST where it can be had; otherwise says in one sentence why not, and draws digits instead.</summary>
    /// <param name="train">Drawn digits to learn from.</param>
    /// <param name="test">Drawn digits to be judged on.</param>
    /// <param name="say">Told the sentence; printed if absent.</param>
    /// <param name="cache">Where the files lie; this machine's cache if absent.</param>
    /// <param name="progress">Told the part downloaded, 0 to 1.</param>
    /// <param name="cancellation">Stops a download.</param>
    public static (Dataset Train, Dataset Test) LoadOrDraw(
        int train = 10_000, int test = 2_000, Action<string>? say = null, DataCache? cache = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            return Load(cache, progress, cancellation);
        }
        catch (DataFileException failure)
        {
            (say ?? Console.WriteLine)($"{failure.Message.TrimEnd('.')}. Until then the kit's drawn digits stand in: {train} to learn from and {test} to be judged on.");
            return (Generate.Digits(train, seed: 0), Generate.Digits(test, seed: 1));
        }
    }

    private static Dataset Part(DataCache cache, int first, string what)
    {
        (DataFile images, DataFile labels) = (DataCatalog.Mnist.Files[first], DataCatalog.Mnist.Files[first + 1]);
        (byte[] pixels, int count, int rows, int columns) = IdxReader.ReadImages(cache.Read(DataCatalog.Mnist, images), images.Name);
        byte[] targets = IdxReader.ReadLabels(cache.Read(DataCatalog.Mnist, labels), labels.Name);
        return new Dataset(
            "MNIST", Tensor<float>.From(Array.ConvertAll(pixels, grey => grey / 255f), (count, 1, rows, columns)), Tensor<float>.From(Array.ConvertAll(targets, label => (float)label)),
            $"MNIST: {what}, 28 × 28, grey from 0 (paper) to 1 (ink); written by census workers and pupils, scaled and centred (LeCun, Cortes and Burges 1998).")
        {
            ClassNames = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        };
    }
}
