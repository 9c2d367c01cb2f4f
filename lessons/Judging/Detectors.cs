using System.Globalization;
using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Judging;

/// <summary>What the engine recognises in any exercise, without a list.</summary>
/// <remarks>
/// What a call did to its input stands apart from its numbers. The patterns in the numbers speak only when no listed mistake
/// explains them, because "target minus prediction" says more than "the negative of it".
/// </remarks>
internal static class Detectors
{
    /// <summary>A short name, the sentence for the learner.</summary>
    public sealed record Finding(string Name, string Message);

    /// <summary>What the calls did beside answering.</summary>
    public static Finding? InCalls(Trial trial)
    {
        Observations learner = Union(trial.Actual);
        Observations unusual = learner & ~Union(trial.Expected);
        return unusual.HasFlag(Observations.InputChanged)
                ? new Finding("input changed", "Your function changes the array it is given; whoever called it still needs the old numbers. Make a new array for the answer.")
            : unusual.HasFlag(Observations.InputReturned)
                ? new Finding("input returned", "Your function returns the very array it was given, not a new one; a later change to one would change the other.")
            : unusual.HasFlag(Observations.RowsShared)
                ? new Finding("rows shared", "The rows of your answer are one and the same array (Enumerable.Repeat repeats a reference, not the array); make a new array for each row.")
            : null;
    }

    /// <summary>What the wrong numbers have in common.</summary>
    public static Finding? InNumbers(Trial trial)
    {
        (object? Expected, object? Actual)[] answers = [.. trial.Expected.Zip(trial.Actual)
            .Where(pair => pair.First is Outcome.Answer && pair.Second is Outcome.Answer)
            .Select(pair => (((Outcome.Answer)pair.First).Value, ((Outcome.Answer)pair.Second).Value))];
        return answers.Length < trial.Inputs.Count ? null
            : Transposed(answers) ?? Ratio(trial, answers) ?? OffByOne(answers) ?? IntegerDivision(answers);
    }

    private static Observations Union(IEnumerable<Outcome> outcomes) => outcomes.OfType<Outcome.Answer>()
        .Aggregate(Observations.None, (all, answer) => all | answer.Seen);

    private static Finding? Transposed((object? Expected, object? Actual)[] answers) =>
        answers.All(pair => pair.Expected is double[,] e && pair.Actual is double[,] a && Comparison.IsSame(Transpose(e), a, 1e-6))
            ? new Finding("transposed", "Your numbers are right but transposed: rows stand where columns are expected.")
            : null;

    private static double[,] Transpose(double[,] table)
    {
        var turned = new double[table.GetLength(1), table.GetLength(0)];
        for (int i = 0; i < table.GetLength(0); i++)
        {
            for (int j = 0; j < table.GetLength(1); j++)
            {
                turned[j, i] = table[i, j];
            }
        }

        return turned;
    }

    private static Finding? Ratio(Trial trial, (object? Expected, object? Actual)[] answers)
    {
        double?[] ratios = [.. answers.Select(pair => RatioOf(pair.Expected, pair.Actual))];
        double[] known = [.. ratios.OfType<double>().Where(ratio => !double.IsNaN(ratio))];
        // null: no common ratio; NaN: only zeros, which agree with any.
        if (ratios.Contains(null) || known.Length < Math.Max(3, answers.Length / 4))
        {
            return null;
        }

        if (known.All(ratio => Math.Abs(ratio - known[0]) <= 1e-6 * Math.Abs(known[0])))
        {
            return new Finding("constant ratio", known[0] switch
            {
                -1 => "Your numbers are right but for their sign: each is the negative of what is expected.",
                2 => "Your numbers are all exactly twice what is expected.",
                0.5 => "Your numbers are all exactly half of what is expected.",
                double c => string.Create(CultureInfo.InvariantCulture, $"Your numbers are all {c:G4} times what is expected."),
            });
        }

        for (int p = 0; p < trial.Exercise.Parameters.Count; p++)
        {
            bool Grows(double power) => Enumerable.Range(0, ratios.Length).All(i => double.IsNaN(ratios[i]!.Value)
                || (trial.Inputs[i][p] is Array a && Math.Abs(ratios[i]!.Value - Math.Pow(a.GetLength(0), power)) < 1e-6));
            if (Grows(1) || Grows(-1))
            {
                return new Finding("ratio of length", $"Your numbers are too {(Grows(1) ? "large" : "small")} by the number of entries in {trial.Exercise.Parameters[p].Name}: look at where you divide by it.");
            }
        }

        return null;
    }

    private static double? RatioOf(object? expected, object? actual)
    {
        double[] e = [.. Values.Numbers(expected)], a = [.. Values.Numbers(actual)];
        if (e.Length != a.Length || e.Length == 0)
        {
            return null;
        }

        double ratio = double.NaN;
        for (int i = 0; i < e.Length; i++)
        {
            if (Math.Abs(e[i]) < 1e-12 && Math.Abs(a[i]) < 1e-12)
            {
                continue;
            }

            double here = Math.Round(a[i] / e[i], 9);
            if (!double.IsFinite(here) || here == 0 || (!double.IsNaN(ratio) && Math.Abs(here - ratio) > 1e-6 * Math.Abs(ratio)))
            {
                return null;
            }

            ratio = here;
        }

        return ratio;
    }

    private static Finding? OffByOne((object? Expected, object? Actual)[] answers)
    {
        double[] gaps = [.. answers.SelectMany(pair => Values.Numbers(pair.Actual).Zip(Values.Numbers(pair.Expected), (a, e) => a - e))];
        bool sameShapes = answers.All(pair => Values.Shape(pair.Expected) == Values.Shape(pair.Actual));
        return !sameShapes || gaps.Length == 0 ? null
            : gaps.All(gap => gap == 1) ? new Finding("off by one", "Your numbers are all exactly 1 too large.")
            : gaps.All(gap => gap == -1) ? new Finding("off by one", "Your numbers are all exactly 1 too small.")
            : null;
    }

    private static Finding? IntegerDivision((object? Expected, object? Actual)[] answers)
    {
        (double E, double A)[] pairs = [.. answers.SelectMany(pair => Values.Numbers(pair.Expected).Zip(Values.Numbers(pair.Actual)))];
        return pairs.Length > 0 && pairs.Any(pair => pair.E != Math.Truncate(pair.E)) && pairs.Any(pair => pair.A != 0)
            && pairs.All(pair => pair.A == Math.Truncate(pair.E) || pair.A == Math.Floor(pair.E))
            ? new Finding("integer division", "Your numbers have lost what stands behind the decimal point: 1 / 2 is 0 between whole numbers; make one of them a double.")
            : null;
    }
}
