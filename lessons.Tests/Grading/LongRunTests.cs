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
        string folder = Path.Combine(scratch.Path, "class");
        int students = Proving ? 1000 : 100;
        for (int i = 0; i < students; i++)
        {
            // No two alike, so that nothing can be kept from one for the next.
            scratch.Write($"public static class Exercises {{ public static double WeightedSum(double[] w, double[] x) => w.Zip(x, (a, b) => a * b).Sum() + {i % 7}; }}", "class", $"s{i:0000}.cs");
        }

        var used = new List<long>();
        var options = new GradeOptions(folder, scratch.File("marks.csv"), [Course.Kit.Find("01.1")!]);
        await new Grader(Course.Kit, options).RunAsync(new Each(part =>
        {
            if ((int)(part * students) % (students / 10) == 0)
            {
                lock (used)
                {
                    used.Add(Used());
                }
            }
        }), TestContext.Current.CancellationToken);

        // After a third of the class everything that is kept once is there; from then on nothing may be added.
        long early = used.Skip(3).Take(2).Max(), late = used.TakeLast(2).Min();
        string figures = string.Join(", ", used.Select(bytes => bytes / (1 << 20)));
        Assert.True(late - early < 16 << 20, $"MiB in use after each tenth of {students} submissions: {figures}");
        Assert.Empty(Process.GetProcessesByName("Tutorial.Lessons.Worker"));
    }

    private static long Used() => GC.GetTotalMemory(forceFullCollection: true);

    private sealed class Each(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
