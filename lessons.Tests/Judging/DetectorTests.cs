using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Tests.Judging;

/// <summary>What the engine recognises without a list, on exercises that list nothing.</summary>
public class DetectorTests
{
    [Theory]
    [InlineData(-1.0, "Your numbers are right but for their sign: each is the negative of what is expected.")]
    [InlineData(2.0, "Your numbers are all exactly twice what is expected.")]
    [InlineData(0.5, "Your numbers are all exactly half of what is expected.")]
    [InlineData(3.0, "Your numbers are all 3 times what is expected.")]
    public void Check_ConstantRatio_IsTold(double ratio, string message) => Told((double[] x) => x.Select(v => v * v).ToArray(), (double[] x) => x.Select(v => ratio * v * v).ToArray(), message);

    [Fact]
    public void Check_TooLargeByTheLength_IsTold() => Told(
        (double[] x) => x.Average(), (double[] x) => x.Sum(), "Your numbers are too large by the number of entries in x: look at where you divide by it.");

    [Fact]
    public void Check_OneTooMany_IsTold() => Told((double[] x) => x.Length, (double[] x) => x.Length + 1, "Your numbers are all exactly 1 too large.");

    [Fact]
    public void Check_IntegerDivision_IsTold() => Told(
        (double[] x) => x.Sum(), (double[] x) => Math.Truncate(x.Sum()),
        "Your numbers have lost what stands behind the decimal point: 1 / 2 is 0 between whole numbers; make one of them a double.");

    [Fact]
    public void Check_Transposed_IsTold() => Told(
        (double[] x) => Outer(x, [1, 2, 3]), (double[] x) => Outer([1, 2, 3], x), "Your numbers are right but transposed: rows stand where columns are expected.");

    [Fact]
    public void Check_InputReturned_IsTold() => Told(
        (double[] x) => x.ToArray(), (double[] x) => x, "Your function returns the very array it was given, not a new one; a later change to one would change the other.");

    [Fact]
    public void Check_RowsShared_IsTold() => Told(
        (double[] x) => new[] { new double[2], new double[2] }, (double[] x) => Enumerable.Repeat(new double[2], 2).ToArray(),
        "The rows of your answer are one and the same array (Enumerable.Repeat repeats a reference, not the array); make a new array for each row.");

    private static void Told(Delegate solution, Delegate learner, string message)
    {
        var exercise = new ExerciseDefinition("99.1", "Nothing listed")
        {
            Task = "",
            Solution = solution,
            Inputs = Draw.Count(2, 6).SelectMany(n => Draw.Vector(n)).Select(x => Draw.Inputs(x)),
            Laws = [],
            Mistakes = [],
            Hints = [],
            Explanation = "",
        };
        Verdict verdict = new Judge(1).Check(exercise, new DelegateEvaluator(learner));
        Assert.Equal((VerdictKind.Detected, message), (verdict.Kind, verdict.Message));
    }

    private static double[,] Outer(double[] a, double[] b)
    {
        var table = new double[a.Length, b.Length];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                table[i, j] = a[i] * b[j];
            }
        }

        return table;
    }
}
