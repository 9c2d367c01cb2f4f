using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Tutorial.Datasets.Files;

/// <summary>The folder that holds downloaded data; every file is verified each time it is read.</summary>
public sealed class DataCache
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "TUTORIAL_DATA";

    private readonly HttpMessageHandler _network;

    /// <summary>A cache in a folder of its own.</summary>
    /// <param name="folder">Where the files lie; made when something is downloaded.</param>
    public DataCache(string folder)
        : this(folder, Downloader.Network)
    {
    }

    internal DataCache(string folder, HttpMessageHandler network) => (Folder, _network) = (Path.GetFullPath(folder), network);

    /// <summary>The cache of this machine: the folder named by <c>TUTORIAL_DATA</c>, else one in the platform's place for such files.</summary>
    public static DataCache Default => new(FolderFor(Environment.GetEnvironmentVariable(Variable)));

    /// <summary>Where the files lie.</summary>
    public string Folder { get; }

    /// <summary>True if all files of a set lie in the cache, packed or unpacked.</summary>
    public bool Has(DataSetInfo set) => set.Files.All(file => Find(file) is not null);

    /// <summary>Downloads what is missing of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="progress">Told the part done, 0 to 1.</param>
    /// <param name="cancellation">Stops; what has come so far is kept for the next attempt.</param>
    /// <exception cref="DataFileException">No network, no room, or other bytes than the set's.</exception>
    public void Fetch(DataSetInfo set, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        double total = set.Files.Sum(file => file.Bytes), done = 0;
        foreach (DataFile file in set.Files)
        {
            if (Find(file) is null)
            {
                // One archive brings all files of its set; its progress is the set's.
                bool whole = file.Packing == Packing.TarGzip;
                double before = done;
                Download(set, file, new Relay(part => progress?.Report(whole ? part : (before + (part * file.Bytes)) / total)), cancellation);
            }

            done += file.Bytes;
            progress?.Report(done / total);
        }
    }

    /// <summary>The unpacked, verified bytes of a file, downloaded first where it is missing.</summary>
    /// <param name="set">The set that the file belongs to.</param>
    /// <param name="file">The file.</param>
    /// <param name="progress">Told the part downloaded, 0 to 1.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="DataFileException">It cannot be had, or its bytes are not the set's.</exception>
    public byte[] Read(DataSetInfo set, DataFile file, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        string? path = Find(file);
        if (path is null)
        {
            Download(set, file, progress, cancellation);
            path = Find(file)!;
        }

        return Verified(path, path.EndsWith(".gz", StringComparison.Ordinal), file, $"delete it and run ./tutorial data fetch {set.Name}");
    }

    internal static string FolderFor(string? named) => string.IsNullOrWhiteSpace(named)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "tutorial", "data")
        : named;

    private string PathOf(DataFile file) => Path.Combine([Folder, .. file.Path.Split('/')]);

    private string? Find(DataFile file) => new[] { PathOf(file), PathOf(file) + ".gz" }.FirstOrDefault(File.Exists);

    private void Download(DataSetInfo set, DataFile file, IProgress<double>? progress, CancellationToken cancellation)
    {
        string target = file.Packing == Packing.TarGzip ? Path.Combine(Path.GetDirectoryName(PathOf(file))!, Path.GetFileName(file.Source.LocalPath))
            : PathOf(file) + (file.Packing == Packing.Gzip ? ".gz" : "");
        string part = target + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            new Downloader(_network).Download(file.Source, part, progress, cancellation);
        }
        catch (HttpRequestException failure)
        {
            throw new DataFileException(
                $"{set.Name}: {file.Name} is not in {Path.GetDirectoryName(target)} and could not be downloaded from {file.Source.Host} ({failure.Message.TrimEnd('.')}); "
                + $"run ./tutorial data fetch {set.Name} where there is a network, or point {Variable} at a folder that has it.", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new DataFileException($"{Path.GetDirectoryName(target)} may not be written to: choose another folder by {Variable}.", failure);
        }

        Keep(set, file, part, target);
    }

    // Nothing enters the cache under its own name before its bytes are known to be right.
    private void Keep(DataSetInfo set, DataFile file, string part, string target)
    {
        try
        {
            if (file.Packing == Packing.TarGzip)
            {
                Unpack(set, part);
                File.Delete(part);
                return;
            }

            Verified(part, file.Packing == Packing.Gzip, file, $"what {file.Source.Host} sent was not kept; run again, or use another network");
            File.Move(part, target, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private void Unpack(DataSetInfo set, string part)
    {
        string unpacked = part + ".unpacked";
        try
        {
            using TarReader reader = new(new GZipStream(File.OpenRead(part), CompressionMode.Decompress));
            while (reader.GetNextEntry() is { } entry)
            {
                if (set.Files.FirstOrDefault(file => file.Name == Path.GetFileName(entry.Name)) is { } file && entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                {
                    entry.ExtractToFile(unpacked, overwrite: true);
                    Verified(unpacked, packed: false, file, $"what {file.Source.Host} sent was not kept; run again, or use another network");
                    File.Move(unpacked, PathOf(file), overwrite: true);
                }
            }

            if (set.Files.FirstOrDefault(file => Find(file) is null) is { } missing)
            {
                throw new DataFileException($"{missing.Source} does not hold {missing.Name}: the source has changed; look for a newer version of the kit.");
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or (IOException and not DataFileException))
        {
            throw new DataFileException($"{Path.ChangeExtension(part, null)} could not be unpacked ({failure.Message.TrimEnd('.')}): make room if the disk is full, and run ./tutorial data fetch {set.Name} again.", failure);
        }
        finally
        {
            File.Delete(unpacked);
        }
    }

    private static byte[] Verified(string path, bool packed, DataFile file, string fix)
    {
        byte[] bytes;
        try
        {
            using Stream stream = packed ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
            bytes = ReadAtMost(stream, file.Bytes + 1);
        }
        catch (InvalidDataException failure)
        {
            throw new DataFileException($"{path} is damaged ({failure.Message.TrimEnd('.')}): {fix}.", failure);
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return hash == file.Sha256 ? bytes : throw new DataFileException(bytes.LongLength == file.Bytes
            ? $"{path} holds other bytes than {file.Name} (SHA-256 {hash[..12]}… instead of {file.Sha256[..12]}…): {fix}."
            : $"{path} holds {(bytes.LongLength > file.Bytes ? "more than " : "")}{Math.Min(bytes.LongLength, file.Bytes)} bytes where {file.Name} has {file.Bytes}: {fix}.");
    }

    // A small file may unpack to a very large one; one byte too many is enough to refuse it.
    private static byte[] ReadAtMost(Stream stream, long limit)
    {
        byte[] bytes = new byte[limit];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..length];
    }

    private sealed class Relay(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
