using System.Text;
using Tutorial.Reference.Storage;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Storage;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("safetensors").FullName;

    private string File => Path.Combine(_folder, "model.safetensors");

    public static TheoryData<string, byte[], string> Damaged => new()
    {
        { "too short", [1, 2, 3], "it has 3 bytes, fewer than the 8 that every such file begins with" },
        { "absurd header", Bytes(long.MaxValue, "{}"), "its header claims 9223372036854775807 bytes, but only 2 follow" },
        { "no JSON", Bytes(3, "{,}"), "its header is no valid JSON with every name once" },
        { "an array", Bytes("[]"), "its header is not a JSON object" },
        { "notes that are no texts", Bytes("""{"__metadata__":{"epoch":3}}"""), "__metadata__ is not an object of texts" },
        { "a name twice", Bytes("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4), "its header is no valid JSON with every name once" },
        { "half a surrogate", Bytes("""{"\ud800":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4), "its header is no valid JSON with every name once" },
        { "no shape", Bytes("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4), "tensor 'a' lacks a dtype, a shape or two data_offsets" },
        { "unknown type", Bytes("""{"a":{"dtype":"BOOL","shape":[],"data_offsets":[0,1]}}""", 1), "tensor 'a' has dtype BOOL; F64, F32, F16, BF16 and I64 can be read" },
        { "beyond the end", Bytes("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4), "tensor 'a' lies at bytes 0 to 8, outside the 4 bytes of data" },
        { "wrong size", Bytes("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8), "tensor 'a' has 8 bytes, which is not what shape [3] of F32 takes" },
        { "absurd shape", Bytes("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""", 8), "tensor 'a' has 8 bytes, which is not what shape [2147483647, 2147483647, 2147483647] of F32 takes" },
        { "negative shape", Bytes("""{"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}""", 8), "tensor 'a' has 8 bytes, which is not what shape [-1, -2] of F32 takes" },
        { "overlap", Bytes("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12), "tensor 'b' begins at byte 4 where byte 8 was due, so tensors overlap or leave a hole" },
        { "left over", Bytes("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 8), "the tensors end at byte 4, but 8 bytes of data follow the header" },
    };

    [Fact]
    public void Read_WhatWriteWrote_IsTheSameToTheBit()
    {
        Tensor<double> a = Tensor<double>.Normal((2, 3), new RandomSource(1)), b = Tensor<double>.Scalar(double.NaN), empty = Tensor<double>.Zeros((0, 4));
        SafeTensors.Write(File, [("a", a), ("b", b), ("empty", empty)], new Dictionary<string, string> { ["note"] = "köln 学" });
        IReadOnlyDictionary<string, Tensor<double>> read = SafeTensors.Read<double>(File, out IReadOnlyDictionary<string, string> metadata);
        Assert.Equal(a.ToArray(), read["a"].ToArray());
        Assert.Equal(new Shape(2, 3), read["a"].Shape);
        Assert.True(double.IsNaN(read["b"].Item()));
        Assert.Equal(new Shape(0, 4), read["empty"].Shape);
        Assert.Equal("köln 学", metadata["note"]);
    }

    [Fact]
    public void Read_HalfAndBfloat_ConvertsExactly()
    {
        byte[] data = [.. BitConverter.GetBytes((Half)1.5f), 0xC0, 0x3F];
        System.IO.File.WriteAllBytes(File, [.. Bytes("""{"h":{"dtype":"F16","shape":[],"data_offsets":[0,2]},"b":{"dtype":"BF16","shape":[],"data_offsets":[2,4]}}"""), .. data]);
        IReadOnlyDictionary<string, Tensor<float>> read = SafeTensors.Read<float>(File);
        Assert.Equal(1.5, read["h"].Item());
        Assert.Equal(1.5, read["b"].Item());
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Read_DamagedFile_SaysWhatIsWrong(string what, byte[] content, string expected)
    {
        System.IO.File.WriteAllBytes(File, content);
        SafeTensorsException error = Assert.Throws<SafeTensorsException>(() => SafeTensors.Read<float>(File));
        Assert.Equal($"model.safetensors is not a safetensors file that can be read: {expected}. Save the model again or fetch the file anew.", error.Message);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Read_MutatedFile_FailsOnlyWithItsOwnException()
    {
        SafeTensors.Write(File, [("0.weight", Tensor<float>.Normal((4, 3), new RandomSource(1))), ("0.bias", Tensor<float>.Ones(4))]);
        byte[] valid = System.IO.File.ReadAllBytes(File);
        RandomSource random = new(2);
        int refused = 0, cases = Property.Cases == 1000 ? 100_000 : 10_000;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < cases; i++)
        {
            byte[] mutated = Mutate(valid, random);
            try
            {
                SafeTensors.Read<float>(new MemoryStream(mutated), "mutated", out _);
            }
            catch (SafeTensorsException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, cases / 10, cases);
        // No forged size makes anybody allocate: the average stays near what a file of 400 bytes needs.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / cases, 0, 50_000);
    }

    [Fact]
    public void Write_NameTwice_SaysWhichAndLeavesNoFile()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SafeTensors.Write(File, [("a", Tensor<float>.Ones(1)), ("a", Tensor<float>.Ones(1))]));
        Assert.Equal("SafeTensors.Write: the name 'a' stands twice; each tensor needs its own. (Parameter 'tensors')", error.Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Bytes(string header, int data = 0) => [.. Bytes(Encoding.UTF8.GetByteCount(header), header), .. new byte[data]];

    private static byte[] Bytes(long length, string header) => [.. BitConverter.GetBytes(length), .. Encoding.UTF8.GetBytes(header)];

    private static byte[] Mutate(byte[] valid, RandomSource random)
    {
        List<byte> bytes = [.. valid];
        for (int change = random.Integer(1, 5); change > 0 && bytes.Count > 0; change--)
        {
            int at = random.Integer(0, random.Integer(0, 2) == 0 ? bytes.Count : Math.Min(bytes.Count, 160));
            switch (random.Integer(0, 4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Integer(0, 8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Integer(0, 256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Integer(1, 20)));
                    break;
                default:
                    bytes.Insert(at, (byte)"0123456789{}[],:\"-eE\\u"[random.Integer(0, 22)]);
                    break;
            }
        }
        return [.. bytes];
    }
}
