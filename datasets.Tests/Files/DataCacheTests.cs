using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Tutorial.Datasets.Files;

namespace Tutorial.Datasets.Tests.Files;

public sealed class DataCacheTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * i / 7))];

    private readonly string _folder = Directory.CreateTempSubdirectory("data cache ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Cached => Path.Combine(_folder, "set", "numbers");

    private static DataSetInfo Set(Packing packing = Packing.Gzip, byte[]? content = null) => new("numbers", "Numbers.", 1,
        [new DataFile("set/numbers", Content.Length, Convert.ToHexStringLower(SHA256.HashData(content ?? Content)), new Uri("https://example.test/numbers"), packing)]);

    private static byte[] Zipped(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream zip = new(packed, CompressionLevel.NoCompression))
        {
            zip.Write(bytes);
        }

        return packed.ToArray();
    }

    private byte[] Read(DataSetInfo set, FakeSite site) =>
        new DataCache(_folder, site).Read(set, set.Files[0], cancellation: TestContext.Current.CancellationToken);

    private string[] Left() => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file))];

    [Fact]
    public void Read_NotCached_DownloadsOnceAndReadsTheCacheAfterwards()
    {
        FakeSite site = new(Zipped(Content));

        Assert.Equal(Content, Read(Set(), site));
        Assert.Equal(Content, Read(Set(), site));

        Assert.Equal([0], site.Asked);
        Assert.Equal(["set/numbers.gz"], Left());
    }

    [Fact]
    public void Read_UnpackedFileLiesThere_ReadsIt()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Cached)!);
        File.WriteAllBytes(Cached, Content);

        Assert.Equal(Content, Read(Set(), new FakeSite([]) { Online = false }));
    }

    [Fact]
    public void Read_ConnectionBreaksOff_SaysSoAndGoesOnNextTime()
    {
        FakeSite site = new(Zipped(Content)) { BreakAfter = 70_000 };

        DataFileException failure = Assert.Throws<DataFileException>(() => Read(Set(), site));
        Assert.Equal(
            $"numbers: numbers is not in {Path.GetDirectoryName(Cached)} and could not be downloaded from example.test (the connection broke off after 70000 of {Zipped(Content).Length} bytes); "
            + "run ./tutorial data fetch numbers where there is a network, or point TUTORIAL_DATA at a folder that has it.",
            failure.Message);
        Assert.Equal(["set/numbers.gz.part"], Left());

        Assert.Equal(Content, Read(Set(), site));
        Assert.Equal([0, 70_000], site.Asked);
        Assert.Equal(["set/numbers.gz"], Left());
    }

    [Fact]
    public void Read_PartIsLongerThanTheFile_StartsAgain()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Cached)!);
        File.WriteAllBytes(Cached + ".gz.part", new byte[1_000_000]);

        Assert.Equal(Content, Read(Set(), new FakeSite(Zipped(Content))));
    }

    [Fact]
    public void Read_NoNetwork_NamesFileFolderAndFix()
    {
        DataFileException failure = Assert.Throws<DataFileException>(() => Read(Set(), new FakeSite([]) { Online = false }));

        Assert.Equal(
            $"numbers: numbers is not in {Path.GetDirectoryName(Cached)} and could not be downloaded from example.test (Name or service not known (example.test:443)); "
            + "run ./tutorial data fetch numbers where there is a network, or point TUTORIAL_DATA at a folder that has it.",
            failure.Message);
        Assert.Empty(Left());
    }

    [Fact]
    public void Read_SourceSendsOtherBytes_KeepsNothing()
    {
        byte[] other = [.. Content];
        other[100]++;

        DataFileException failure = Assert.Throws<DataFileException>(() => Read(Set(), new FakeSite(Zipped(other))));

        Assert.Matches("holds other bytes than numbers \\(SHA-256 [0-9a-f]{12}… instead of [0-9a-f]{12}…\\): what example.test sent was not kept; run again, or use another network\\.$", failure.Message);
        Assert.Empty(Left());
    }

    [Fact]
    public void Read_CachedFileIsCutOff_NamesFileAndFix()
    {
        Read(Set(), new FakeSite(Zipped(Content)));
        using (FileStream file = File.OpenWrite(Cached + ".gz"))
        {
            file.SetLength(100_000);
        }

        DataFileException failure = Assert.Throws<DataFileException>(() => Read(Set(), new FakeSite([])));

        Assert.StartsWith($"{Cached}.gz ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(": delete it and run ./tutorial data fetch numbers.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CachedFileIsNoGzip_SaysItIsDamaged()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Cached)!);
        File.WriteAllText(Cached + ".gz", "<html>Please log in</html>");

        DataFileException failure = Assert.Throws<DataFileException>(() => Read(Set(), new FakeSite([])));

        Assert.StartsWith($"{Cached}.gz is damaged (", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("): delete it and run ./tutorial data fetch numbers.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileUnpacksToMore_StopsAtTheFirstByteTooMany()
    {
        DataFileException failure = Assert.Throws<DataFileException>(() => Read(Set(), new FakeSite(Zipped([.. Content, 0, 0, 0]))));

        Assert.Contains($" holds more than {Content.Length} bytes where numbers has {Content.Length}: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DiskIsFull_NamesFileAndFixAndLeavesNothing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        Directory.CreateDirectory(Path.GetDirectoryName(Cached)!);
        File.CreateSymbolicLink(Cached + ".gz.part", "/dev/full");

        DataFileException failure = Assert.Throws<DataFileException>(() => Read(Set(), new FakeSite(Zipped(Content))));

        Assert.StartsWith($"{Cached}.gz could not be written (No space left on device", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("): make room or choose another folder by TUTORIAL_DATA, and run again; nothing half-written was kept.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Fact]
    public void Fetch_Archive_UnpacksItsFilesAndKeepsNoArchive()
    {
        using MemoryStream packed = new();
        using (GZipStream zip = new(packed, CompressionLevel.Fastest))
        using (TarWriter tar = new(zip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "folder/readme.html") { DataStream = new MemoryStream([1, 2, 3]) });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "folder/numbers") { DataStream = new MemoryStream(Content) });
        }

        DataSetInfo set = Set(Packing.TarGzip);
        DataCache cache = new(_folder, new FakeSite(packed.ToArray()));
        cache.Fetch(set, cancellation: TestContext.Current.CancellationToken);

        Assert.True(cache.Has(set));
        Assert.Equal(["set/numbers"], Left());
        Assert.Equal(Content, File.ReadAllBytes(Cached));
    }

    [Fact]
    public void FolderFor_VariableOrNothing_IsThatFolderOrThePlatformsOwn()
    {
        Assert.Equal("/data/class", DataCache.FolderFor("/data/class"));
        Assert.EndsWith(Path.Combine("tutorial", "data"), DataCache.FolderFor(" "), StringComparison.Ordinal);
        Assert.True(Path.IsPathRooted(DataCache.FolderFor(null)));
    }
}
