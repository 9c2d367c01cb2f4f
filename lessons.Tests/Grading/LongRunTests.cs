using Tutorial.Kernel.Tests;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Grading;

namespace Tutorial.Lessons.Tests.Grading;

/// <summary>Alone in the room: what other tests hold or start meanwhile would be counted here.</summary>
[CollectionDefinition(nameof(LongRunTests), DisableParallelization = true)]
[Collection(nameof(LongRunTests))]
public class LongRunTests
{
    private static readonly bool Proving = Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1";

    [Fact]
    public async Task Run_ManySubmissions_MemoryStaysFlat()
    {
        using var scratch = new ScratchFolder();
        const int Classes = 5;
        int students = Proving ? 200 : 20;
        var used = new List<long>();
        for (int part = 0; part < Classes; part++)
        {
            for (int i = 0; i < students; i++)
            {
                // No two alike, so that nothing can be kept from one for the next.
                scratch.Write($"// Student {part}-{i}\npublic static class Exercises {{ public static double WeightedSum(double[] w, double[] x) => w.Zip(x, (a, b) => a * b).Sum() + {i % 7}; }}", $"class{part}", $"s{i:0000}.cs");
            }

            var options = new GradeOptions(scratch.File($"class{part}"), scratch.File($"marks{part}.csv"), [Course.Kit.Find("01.1")!]);
            await new Grader(Course.Kit, options).RunAsync(null, TestContext.Current.CancellationToken);
            // Between two classes, when no submission is on its way: one that is being compiled holds tens of MiB.
            used.Add(Used());
        }

        // After the second class everything that is kept once is there; from then on nothing may be added.
        string figures = $"Grader's MiB in use after each of {Classes} classes of {students}: {string.Join(", ", used.Select(bytes => $"{(double)bytes / (1 << 20):0.0}"))}; {Workers()} workers left over.";
        Findings.Report(figures);
        Assert.True(used[^1] - used[1] < 2 << 20, figures);
        Assert.Equal(0, Workers());
    }

    // Children of this program; where the system has no /proc there is no portable way to ask.
    private static int Workers() => !Directory.Exists("/proc") ? 0 : Directory.EnumerateDirectories("/proc").Count(process =>
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(process)[0])
                && File.ReadAllText(Path.Combine(process, "cmdline")).Contains("Tutorial.Lessons.Worker.dll", StringComparison.Ordinal)
                && File.ReadAllText(Path.Combine(process, "status")).Contains($"PPid:\t{Environment.ProcessId}\n", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // The process ended while the list was read.
            return false;
        }
    });

    // GC.GetTotalMemory is an estimate and has come out below zero; the last collection's own record has not.
    private static long Used()
    {
        for (int round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        GCMemoryInfo info = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return info.HeapSizeBytes - info.FragmentedBytes;
    }
}
