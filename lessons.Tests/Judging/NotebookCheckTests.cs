using Tutorial.Lessons.Notebooks;
using static Tutorial.Lessons.Exercise;

namespace Tutorial.Lessons.Tests.Judging;

public class NotebookCheckTests
{
    [Fact]
    public void Check_RightFunction_Passes()
    {
        CellVerdict verdict = Check("03.1", (double a) => a * (1 - a));
        Assert.True(verdict.Passed, verdict.Text);
    }

    [Fact]
    public void Check_KnownMistake_SameSentenceAsInTheFile()
    {
        CellVerdict verdict = Check("03.1", (double a) => 1 - (a * a), seed: 3);
        Assert.False(verdict.Passed);
        Assert.Contains("1 − a² is used, which is", verdict.Text, StringComparison.Ordinal);
        Assert.Contains("class=\"verdict failed\"", verdict.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TupleOfArrays_Travels()
    {
        CellVerdict verdict = Check("03.5", (double[,] x, double[,] w, double[,] dy) => (x, w, new double[w.GetLength(0)]));
        Assert.False(verdict.Passed);
        Assert.Contains("expected dx", verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OtherSignature_SaysBoth() => Assert.Contains(
        "yours is int(double), the exercise asks for", string.Join(' ', Check("03.1", (double a) => 1).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

    [Fact]
    public void Check_NothingWritten_NamesTheCellsOwnFunction() => Assert.Contains(
        "MySigmoidSlope is not written yet: put your code in the place of its throw.", Check("03.1", NotebookCell.MySigmoidSlope).Text, StringComparison.Ordinal);

    [Fact]
    public void Check_LambdaWithoutAName_NamesTheExercisesMethod() => Assert.Contains(
        "SigmoidSlope is not written yet: put your code in the place of its throw.", Check("03.1", double (double a) => throw new NotImplementedException()).Text, StringComparison.Ordinal);

    [Fact]
    public void Check_UnknownExercise_SaysWhereToLook() => Assert.StartsWith(
        "There is no exercise 99.9; ./tutorial list shows all of them.", Assert.Throws<ArgumentException>(() => Check("99.9", (double a) => a)).Message, StringComparison.Ordinal);

    private static class NotebookCell
    {
        public static double MySigmoidSlope(double a) => throw new NotImplementedException($"{a} is not looked at");
    }
}
