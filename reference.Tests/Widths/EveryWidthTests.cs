using System.Diagnostics;
using System.Text.RegularExpressions;
using Tutorial.Reference.Tests.Kernels;

namespace Tutorial.Reference.Tests.Widths;

/// <summary>The kernels' tests once more in processes of their own, whose vectors have 128, 256 and 512 bits: the width is fixed when a process starts.</summary>
public class EveryWidthTests
{
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public async Task KernelTests_AtThisWidth_AreGreen(int bits)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(EveryWidthTests).Assembly.Location, "--filter-namespace", typeof(VectorWidthTests).Namespace!, "--no-progress"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_MaxVectorTBitWidth"] = $"{bits}";
        start.Environment["DOTNET_PreferredVectorBitWidth"] = $"{bits}";
        start.Environment[VectorWidthTests.AskedBits] = $"{bits}";
        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0, $"{bits} bits: exit code {child.ExitCode}\n{output}\n{await errors}");
        Match succeeded = Regex.Match(output, @"succeeded: (\d+)");
        Assert.True(succeeded.Success && int.Parse(succeeded.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) >= 10, output);
    }
}
