using Tutorial.Datasets.Files;

namespace Tutorial.Datasets.Tests.Files;

public sealed class IdxReaderTests
{
    private static byte[] Images(byte magic = 3) => [0, 0, 8, magic, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    private static byte[] Labels() => [0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9];

    [Fact]
    public void ReadImages_WholeFile_GivesPixelsAndSizes()
    {
        (byte[] pixels, int count, int rows, int columns) = IdxReader.ReadImages(Images(), "f");

        Assert.Equal((2, 1, 3), (count, rows, columns));
        Assert.Equal([1, 2, 3, 4, 5, 6], pixels);
    }

    [Fact]
    public void ReadLabels_WholeFile_GivesLabels() => Assert.Equal([7, 8, 9], IdxReader.ReadLabels(Labels(), "f"));

    public static TheoryData<byte[], string> Broken => new()
    {
        { [], "f has 0 bytes, and the header of an IDX file of images alone has 16: it is cut off; get it again." },
        { Labels(), "f has 11 bytes, and the header of an IDX file of images alone has 16: it is cut off; get it again." },
        { [.. Labels(), .. new byte[9]], "f begins with 2049, and an IDX file of images begins with 2051: these are labels; give the right file." },
        { Images(magic: 9), "f begins with 2057, and an IDX file of images begins with 2051; give the right file." },
        { [0x1f, 0x8b, .. new byte[20]], "f begins with 529203200, and an IDX file of images begins with 2051: it is still packed by gzip; give the right file." },
        { Images()[..^1], "f holds 5 values, and its header promises 2 × 1 × 3: it is cut off; get it again." },
        { [.. Images(), 0], "f holds 7 values, and its header promises 2 × 1 × 3: it is not what it says; get it again." },
        { [0, 0, 8, 3, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255, 1], "f holds 1 values, and its header promises 2147483647 × 2147483647 × 2147483647: it is cut off; get it again." },
        { [0, 0, 8, 3, 255, 255, 255, 255, 0, 0, 0, 1, 255, 255, 255, 255, 1], "f holds 1 values, and its header promises -1 × 1 × -1: it is not what it says; get it again." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void ReadImages_BrokenFile_SaysWhatIsWrong(byte[] bytes, string message) =>
        Assert.Equal(message, Assert.Throws<DataFileException>(() => IdxReader.ReadImages(bytes, "f")).Message);

    [Fact]
    public void ReadLabels_Images_SaysTheseAreImages() => Assert.Equal(
        "f begins with 2051, and an IDX file of labels begins with 2049: these are images; give the right file.",
        Assert.Throws<DataFileException>(() => IdxReader.ReadLabels(Images(), "f")).Message);
}
