using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tutorial.Reference.Tests.Kernels;

public class VectorWidthTests
{
    /// <summary>Set by the test that runs this folder again at other widths: how many bits it asked for.</summary>
    public const string AskedBits = "TUTORIAL_VECTOR_BITS";

    [Fact]
    public void Vector_Width_IsWhatWasAsked()
    {
        int bits = Vector<byte>.Count * 8;
        int widest = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        if (int.TryParse(Environment.GetEnvironmentVariable(AskedBits), out int asked))
        {
            Assert.Equal(Math.Min(asked, widest), bits);
        }
        Assert.InRange(bits, 128, widest);
    }
}
