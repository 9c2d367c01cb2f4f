using System.Diagnostics;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Grading;

namespace Tutorial.Lessons.Tests.Grading;

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
        string figures = string.Join(", ", used.Select(bytes => $"{(double)bytes / (1 << 20):0.0}"));
        Assert.True(used[^1] - used[1] < 2 << 20, $"MiB in use after each of {Classes} classes of {students}: {figures}");
        Assert.Empty(Process.GetProcessesByName("Tutorial.Lessons.Worker"));
    }

    private static long Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
