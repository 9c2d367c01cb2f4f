using System.Diagnostics;
using System.Globalization;

namespace Tutorial.Benchmarks.Judge;

/// <summary>The waiting times of learners and teachers, measured on the published kit from outside: check, watch, grade.</summary>
internal static class JudgeBenchmark
{
    private const int Students = 300;

    private const string Right = """
            public static double WeightedSum(double[] w, double[] x) => w.Zip(x, (a, b) => a * b).Sum();
            public static int Fire(double[] w, double b, double[] x) => WeightedSum(w, x) + b >= 0 ? 1 : 0;
            public static double[] Update(double[] wb, double[] x, int t, double eta)
            {
                int error = t - Fire(wb[..^1], wb[^1], x);
                return [.. x.Select((v, i) => wb[i] + eta * error * v), wb[^1] + eta * error];
            }
        """;

    // Right, known mistakes, an unexplained one, an exception, nothing written.
    private static readonly string[] Others =
    [
        "public static int LearnedFrom(int[] errors) => errors[^1] != 0 ? -1 : Array.FindLastIndex(errors, e => e != 0) + 2;",
        "public static int LearnedFrom(int[] errors) => Array.FindLastIndex(errors, e => e != 0) + 2;",
        "public static int LearnedFrom(int[] errors) => errors.Sum();",
        "public static int LearnedFrom(int[] errors) => errors[errors.Length];",
        "public static int LearnedFrom(int[] errors) => throw new NotImplementedException();",
    ];

    /// <summary>Measures; the exit code is 1 when a figure misses its bound.</summary>
    public static int Run(string[] rest)
    {
        if (rest is not ["--kit", var kit])
        {
            Console.Error.WriteLine("judge needs the published kit: judge --kit artifacts/kit/current (./tutorial list publishes it).");
            return 2;
        }

        string root = Directory.CreateTempSubdirectory("judge-benchmark-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(root, "tutorial.sln"), "");
            string program = Path.GetFullPath(Path.Combine(kit, "tutorial.dll"));
            string file = Path.Combine(root, "work", "01-perceptron", "Exercises.cs");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Submission(0, broken: true));
            bool good = Tell("check of one exercise, best of 5", 1500, Enumerable.Range(0, 5).Min(_ => Time(() => RunToEnd(root, program, "check", "01.2"))));
            good &= Tell("watch: verdict after a save, best of 5", 1000, Watch(root, program, file));
            good &= Tell($"grade: {Students} submissions of five exercises", 600_000, Grade(root, program));
            return good ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static bool Tell(string figure, double bound, double milliseconds)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {figure} | {bound:N0} ms | {milliseconds:N0} ms |"));
        return milliseconds <= bound;
    }

    private static double Watch(string root, string program, string file)
    {
        using Process watch = Start(root, program, "watch", "01.2");
        Until(watch, "q quit");
        double best = double.PositiveInfinity;
        for (int i = 0; i < 5; i++)
        {
            string text = Submission(i, broken: i % 2 == 0);
            best = Math.Min(best, Time(() =>
            {
                File.WriteAllText(file, text);
                Until(watch, "01.2  ");
            }));
            Until(watch, "q quit");
        }

        watch.StandardInput.Write('q');
        watch.StandardInput.Flush();
        watch.WaitForExit();
        return best;
    }

    private static double Grade(string root, string program)
    {
        for (int i = 0; i < Students; i++)
        {
            string folder = Path.Combine(root, "class", $"student{i:000}");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "Exercises.cs"), Submission(i, broken: i % 3 == 0));
        }

        return Time(() => RunToEnd(root, program, "grade", Path.Combine(root, "class"), "--out", Path.Combine(root, "marks.csv"), "--jobs", "2"));
    }

    private static string Submission(int i, bool broken) =>
        $"public static class Exercises\n{{\n    // {i}\n{(broken ? Right.Replace(" + b >= 0", " >= 0", StringComparison.Ordinal) : Right)}\n    {Others[i % Others.Length]}\n"
        + "    public static int CountErrors(double[] w, double b, double[][] x, int[] t) => x.Where((p, i) => Fire(w, b, p) != t[i]).Count();\n}\n";

    private static double Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static void RunToEnd(string root, string program, params string[] arguments)
    {
        using Process process = Start(root, program, arguments);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    private static void Until(Process process, string text)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The program ended before it printed \"{text}\".");
    }

    private static Process Start(string root, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TUTORIAL_ROOT"] = root;
        return Process.Start(start)!;
    }
}
