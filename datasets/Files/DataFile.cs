namespace Tutorial.Datasets.Files;

/// <summary>How a source packs a file.</summary>
public enum Packing
{
    /// <summary>The file as it is.</summary>
    None,

    /// <summary>One file in gzip; kept packed in the cache.</summary>
    Gzip,

    /// <summary>Several files in one gzipped tar archive; kept unpacked in the cache.</summary>
    TarGzip,
}

/// <summary>A file of a data set: where it lies in the cache, where it comes from, how it is known to be right.</summary>
/// <param name="Path">Its place below the cache folder, with forward slashes and without <c>.gz</c>.</param>
/// <param name="Bytes">Its length once unpacked.</param>
/// <param name="Sha256">The hash of the unpacked bytes, as hexadecimal; a packed file's own hash depends on the compressor.</param>
/// <param name="Source">Where it is downloaded from.</param>
/// <param name="Packing">How the source packs it.</param>
public sealed record DataFile(string Path, long Bytes, string Sha256, Uri Source, Packing Packing = Packing.None)
{
    /// <summary>Its name without folder.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>A data set that is downloaded by name.</summary>
/// <param name="Name">What <c>./tutorial data fetch</c> calls it.</param>
/// <param name="About">One line: what it is, and by whom.</param>
/// <param name="DownloadBytes">About how much is downloaded.</param>
/// <param name="Files">Its files.</param>
public sealed record DataSetInfo(string Name, string About, long DownloadBytes, IReadOnlyList<DataFile> Files);
