using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Reporting;

namespace Tutorial.Lessons.Tests.Judging;

/// <summary>Ten screens as a beginner meets them. To take new ones: delete the file, run, read what was written as a beginner would, commit it.</summary>
public class ScreenTests
{
    public static TheoryData<string, string, string> Screens => new()
    {
        { "known-mistake", "01.2", "public static int Fire(double[] w, double b, double[] x) { double s = 0; for (int i = 0; i < w.Length; i++) { s += w[i] * x[i]; } return s >= 0 ? 1 : 0; }" },
        { "not-written", "01.3", "public static double[] Update(double[] wb, double[] x, int t, double eta) { throw new NotImplementedException(); }" },
        { "missing-semicolon", "01.1", "public static double WeightedSum(double[] w, double[] x)\n{\n    double sum = 0\n    return sum;\n}" },
        { "index-out-of-range", "01.1", "public static double WeightedSum(double[] w, double[] x)\n{\n    double sum = 0;\n    for (int i = 0; i <= w.Length; i++)\n    {\n        sum += w[i] * x[i];\n    }\n\n    return sum;\n}" },
        { "endless-loop", "01.6", "public static int LearnedFrom(int[] errors)\n{\n    int i = 0;\n    while (i < errors.Length)\n    {\n    }\n\n    return i;\n}" },
        { "input-changed", "01.3", "public static double[] Update(double[] wb, double[] x, int t, double eta)\n{\n    double s = wb[^1];\n    for (int i = 0; i < x.Length; i++) { s += wb[i] * x[i]; }\n    int y = s >= 0 ? 1 : 0;\n    for (int i = 0; i < x.Length; i++) { wb[i] += eta * (t - y) * x[i]; }\n    wb[^1] += eta * (t - y);\n    return wb;\n}" },
        { "tables-and-parts", "03.5", "public static (double[,] dx, double[,] dw, double[] db) LinearBackward(double[,] x, double[,] w, double[,] dy)\n{\n    var dx = new double[x.GetLength(0), x.GetLength(1)];\n    var dw = new double[w.GetLength(0), w.GetLength(1)];\n    var db = new double[w.GetLength(0)];\n    for (int n = 0; n < x.GetLength(0); n++)\n        for (int o = 0; o < w.GetLength(0); o++)\n        {\n            db[o] += dy[n, o] / x.GetLength(0);\n            for (int i = 0; i < x.GetLength(1); i++) { dx[n, i] += dy[n, o] * w[o, i]; dw[o, i] += dy[n, o] * x[n, i]; }\n        }\n    return (dx, dw, db);\n}" },
        { "law-broken", "03.3", "public static double[,] WeightGradient(double[] x, double[,] w, double b, double t)\n{\n    var g = new double[1, x.Length];\n    for (int j = 0; j < x.Length; j++) { g[0, j] = x[j] * w[0, j]; }\n    return g;\n}" },
        { "file-access", "01.1", "public static double WeightedSum(double[] w, double[] x)\n{\n    return File.ReadAllText(\"solution.txt\").Length;\n}" },
        { "other-signature", "01.2", "public static bool Fire(double[] w, double[] x, double b) => true;" },
        { "unexplained", "03.1", "public static double SigmoidSlope(double a) => (int)a * (1 - (int)a);" },
    };

    [Theory, MemberData(nameof(Screens))]
    public void Of_Failure_ReadsAsKept(string name, string exercise, string methods)
    {
        Verdict verdict = Learner.Check(exercise, methods);
        Assert.False(verdict.Passed);
        string screen = TextReport.Of(verdict);
        string kept = Path.Combine(AppContext.BaseDirectory, "screens", name + ".txt");
        if (!File.Exists(kept))
        {
            string made = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "new-screens")).FullName, name + ".txt");
            File.WriteAllText(made, screen);
            Assert.Fail($"There is no kept screen {name}; the one of now is in {made}.");
        }

        Assert.Equal(File.ReadAllText(kept), screen);
    }
}
