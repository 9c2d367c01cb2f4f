using System.Buffers.Binary;
using System.IO.Compression;
using Tutorial.Visuals.Images;
using Tutorial.Visuals.Marks;
using Tutorial.Visuals.Words;

namespace Tutorial.Visuals.Tests;

/// <summary>Ticks, thinning, contours, intervals, numbers and PNG bytes.</summary>
public class PartsTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-3, 3, 6, "-3 -2 -1 0 1 2 3")]
    [InlineData(1000.01, 1000.05, 4, "1000.01 1000.02 1000.03 1000.04 1000.05")]
    [InlineData(0, 4e9, 4, "0 1e+9 2e+9 3e+9 4e+9")]
    public void Ticks_Linear_AreRoundAndDistinct(double low, double high, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', new Scale(new Axis("x"), (low, high), 0, 100).Ticks(most).Select(t => t.Text)));

    [Fact]
    public void Ticks_Whole_HasNoHalves() =>
        Assert.Equal("0 1 2", string.Join(' ', new Scale(new Axis("row") { Whole = true }, (-0.5, 2.5), 0, 100).Ticks(20).Select(t => t.Text)));

    [Fact]
    public void Ticks_Log_ArePowersOfTen() =>
        Assert.Equal("0.001 0.01 0.1 1", string.Join(' ', new Scale(new Axis("x") { Log = true }, (0.001, 1), 0, 100).Ticks(5).Select(t => t.Text)));

    [Fact]
    public void Ticks_ShortLog_HasTwosAndFives() =>
        Assert.Equal("1 2 5 10", string.Join(' ', new Scale(new Axis("x") { Log = true }, (1, 12), 0, 100).Ticks(5).Select(t => t.Text)));

    [Fact]
    public void At_Scale_MapsEndsAndMiddle()
    {
        var log = new Scale(new Axis("x") { Log = true }, (1, 100), 0, 200);
        var reversed = new Scale(new Axis("row") { Reversed = true }, (0, 10), 0, 100);

        Assert.Equal([0, 100, 200], new[] { 1.0, 10, 100 }.Select(log.At));
        Assert.Equal([100, 50, 0], new[] { 0.0, 5, 10 }.Select(reversed.At));
        Assert.Equal(double.NaN, log.At(0));
    }

    [Fact]
    public void OfLine_AnySeries_KeepsFirstLastLeastAndGreatest()
    {
        Drawn.ForEach(random =>
        {
            int length = random.Next(1, 20_000);
            double[] y = Gallery.Normal(random.Next(), length, 0, 1), x = Grids.Indices(length);
            (double[] keptX, double[] keptY) = Thinning.OfLine(x, y);
            Assert.InRange(keptY.Length, 1, Thinning.MostOnLine);
            Assert.Equal((0, length - 1), (keptX[0], keptX[^1]));
            Assert.Equal((y.Min(), y.Max()), (keptY.Min(), keptY.Max()));
            Assert.All(keptX.Zip(keptY), p => Assert.Equal(y[(int)p.First], p.Second));
        });
    }

    [Fact]
    public void Ticks_AnyInterval_AreFewDistinctAndInside()
    {
        Drawn.ForEach(random =>
        {
            double low = Drawn.Any(random), high = Drawn.Any(random);
            (low, high) = low < high ? (low, high) : high < low ? (high, low) : (low - 1, low + 1);
            int most = random.Next(2, 12);
            var panel = new Panel("", new Axis("x") { Whole = random.Next(4) == 0 }, new Axis("y"), [new PointsMark("p", [low, high], [0, 1], 0)]);
            var ticks = new Scale(panel.X, panel.Extent(ofX: true), 0, 100).Ticks(most).ToArray();
            Assert.InRange(ticks.Length, 0, most + 1);
            Assert.Equal(ticks.Length, ticks.Select(t => t.Value).Distinct().Count());
            Assert.All(ticks, t => Assert.InRange(t.Value, panel.Extent(true).Low, panel.Extent(true).High));
        });
    }

    [Fact]
    public void Segments_OfACone_LieOnTheCircle()
    {
        double[] axis = Grids.Between(-2, 2, 81);
        double[,] height = new double[81, 81];
        for (int i = 0; i < height.Length; i++)
        {
            height[i / 81, i % 81] = Math.Sqrt((axis[i % 81] * axis[i % 81]) + (axis[i / 81] * axis[i / 81]));
        }

        var pieces = Contours.Segments(new ContourMark("height", height, axis, axis, [1.5], Strong: false), 1.5).ToArray();

        Assert.All(pieces, p => Assert.InRange(Math.Sqrt((p.X0 * p.X0) + (p.Y0 * p.Y0)), 1.499, 1.501));
        double around = pieces.Sum(p => Math.Sqrt(Math.Pow(p.X1 - p.X0, 2) + Math.Pow(p.Y1 - p.Y0, 2)));
        Assert.Equal(2 * Math.PI * 1.5, around, 0.01);
    }

    [Fact]
    public void Segments_OfASaddle_AreTwoThatDoNotMeet()
    {
        var mark = new ContourMark("height", new double[,] { { 1, 0 }, { 0, 1 } }, [0, 1], [0, 1], [0.6], Strong: false);

        Assert.Equal(2, Contours.Segments(mark, 0.6).Count());
        // The middle (0.5) is below 0.6: each high corner is cut off by itself.
        Assert.All(Contours.Segments(mark, 0.6), p => Assert.True((p.X0 + p.Y0 < 1) == (p.X1 + p.Y1 < 1)));
    }

    [Fact]
    public void Of_Binned_CountsEveryValueOnce()
    {
        Binned binned = Binned.Of([0, 0.1, 0.5, 0.9, 1, double.NaN], 2, (0, 1));

        Assert.Equal([2, 3], binned.Counts);
        Assert.Equal([0.25, 0.75], binned.Centres);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.123456, "0.1235")]
    [InlineData(12345.678, "12346")]
    [InlineData(-0.00001, "-1e-5")]
    [InlineData(1.5e9, "1.5e+9")]
    [InlineData(double.NaN, "not a number")]
    public void Short_Numbers_HasFourDigits(double value, string expected) => Assert.Equal(expected, Numbers.Short(value));

    [Fact]
    public void Encode_Bitmap_UnpacksToTheSamePixels()
    {
        var image = new Bitmap(3, 5);
        for (int i = 0; i < 15; i++)
        {
            image.Set(i / 5, i % 5, (byte)(i * 17), (byte)(255 - i), (byte)i, (byte)(i * 10));
        }

        byte[] png = Png.Encode(image);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var chunks = Chunks(png).ToArray();
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(c => c.Type));
        Assert.Equal([0, 0, 0, 5, 0, 0, 0, 3, 8, 6, 0, 0, 0], chunks[0].Data);
        using var unpacked = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress))
        {
            zlib.CopyTo(unpacked);
        }

        byte[] rows = unpacked.ToArray();
        Assert.Equal(3 * 21, rows.Length);
        Assert.Equal(image.Pixels, rows.Where((_, i) => i % 21 != 0));
    }

    [Fact]
    public void Enlarged_SmallPicture_KeepsSharpSquares()
    {
        var image = new Bitmap(1, 2);
        image.Set(0, 1, 255, 255, 255);

        Bitmap large = image.Enlarged(6);

        Assert.Equal((3, 6), (large.Height, large.Width));
        Assert.Equal([0, 0, 0, 255, 255, 255], Enumerable.Range(0, 6).Select(c => large.Pixels[4 * c]));
    }

    // Reads chunks, and checks each one's checksum bit by bit, unlike the writer's table.
    private static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            byte[] body = png[(at + 4)..(at + 8 + length)];
            uint crc = uint.MaxValue;
            foreach (byte value in body)
            {
                crc ^= value;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
                }
            }

            Assert.Equal(~crc, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            yield return (System.Text.Encoding.ASCII.GetString(body[..4]), body[4..]);
            at += 12 + length;
        }
    }
}
