using Tutorial.Datasets.Files;

namespace Tutorial.Datasets.Tests.Files;

public sealed class CifarReaderTests
{
    [Fact]
    public void Read_WholeRecords_GivesPixelsAndLabels()
    {
        byte[] first = [3, .. Enumerable.Repeat((byte)10, 3072)], second = [9, .. Enumerable.Repeat((byte)20, 3072)];

        (byte[] pixels, byte[] labels) = CifarReader.Read([.. first, .. second], "f");

        Assert.Equal([3, 9], labels);
        Assert.Equal([.. Enumerable.Repeat((byte)10, 3072), .. Enumerable.Repeat((byte)20, 3072)], pixels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3072)]
    [InlineData(6147)]
    public void Read_NotWholeRecords_SaysItIsCutOff(int length) => Assert.Equal(
        $"f has {length} bytes, which is no multiple of CIFAR-10's 3073 bytes a record: it is cut off or something else; get it again.",
        Assert.Throws<DataFileException>(() => CifarReader.Read(new byte[length], "f")).Message);

    [Fact]
    public void Read_LabelAboveNine_SaysItIsAnotherFormat()
    {
        byte[] bytes = new byte[2 * 3073];
        bytes[3073] = 10;

        Assert.Equal(
            "f: record 1 has label 10, and CIFAR-10 has classes 0 to 9: this is another format; get it again.",
            Assert.Throws<DataFileException>(() => CifarReader.Read(bytes, "f")).Message);
    }
}
