using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class DiagnosisCheck
{
    public static ExerciseDefinition Exercise { get; } = new("06.8", "Read two curves: the diagnosis")
    {
        Task = "Look at the last errors. \"under-fits\" when the training error is above good; else \"over-fits\" when the validation error lies more than good above it; else \"fits\".",
        Solution = Diagnosis,
        Inputs =
            from n in Draw.Count(2, 5)
            from training in Falling(n)
            from validation in Falling(n)
            from good in Draw.OneOf(0.2, 0.3)
            where Clear(training[^1] - good) && Clear(validation[^1] - training[^1] - good) && Clear(validation[^1] - good)
            select Draw.Inputs(training, validation, good),
        IsFair = input => input[0] is double[] { Length: > 1 } t && input[1] is double[] v && v.Length == t.Length && t.Concat(v).All(e => e > 0) && (double)input[2]! > 0
            && Clear(t[^1] - (double)input[2]!) && Clear(v[^1] - t[^1] - (double)input[2]!) && Clear(v[^1] - (double)input[2]!),
        Laws = [new("what came before the last epoch changes nothing", (f, input) => Equals(f(input), f([((double[])input[0]!)[^1..], ((double[])input[1]!)[^1..], input[2]])))],
        Mistakes =
        [
            new("validation alone", "a bad validation error alone is called over-fitting; ask for the training error first",
                (double[] training, double[] validation, double good) => validation[^1] > good ? "over-fits" : "fits"),
            new("gap first", "the gap is looked at before the height; who is bad on both under-fits, whatever the gap",
                (double[] training, double[] validation, double good) => validation[^1] - training[^1] > good ? "over-fits" : training[^1] > good ? "under-fits" : "fits"),
            new("first epoch", "the first epoch is judged; what counts is where the curves end",
                (double[] training, double[] validation, double good) => Diagnosis(training[..1], validation[..1], good)),
            new("names exchanged", "the two names are exchanged: bad on what it has seen is under-fitting",
                (double[] training, double[] validation, double good) => Diagnosis(training, validation, good) switch { "over-fits" => "under-fits", "under-fits" => "over-fits", var fits => fits }),
        ],
        Hints =
        [
            "Which of the two curves tells whether the network could learn its own examples at all?",
            "training > good: under-fits;   else validation − training > good: over-fits;   else fits",
            "good 0.2: (0.7, 0.75) under-fits, (0.02, 0.6) over-fits, (0.15, 0.18) fits.",
            "return training[^1] > good ? \"under-fits\" : validation[^1] - training[^1] > good ? \"over-fits\" : \"fits\";",
        ],
        Explanation = "Height first, gap second. The two diseases want opposite cures: holding back a net that under-fits makes it worse, and a larger net that over-fits learns still more noise.",
    };

    private static string Diagnosis(double[] training, double[] validation, double good)
    {
        bool high = training[^1] > good;
        bool apart = validation[^1] - training[^1] > good;
        return high ? "under-fits" : apart ? "over-fits" : "fits";
    }

    private static Gen<double[]> Falling(int n) =>
        from last in Draw.Between(0.01, 1.2)
        from above in Draw.Between(0, 0.9).ArrayOf(n - 1)
        select above.OrderDescending().Select(more => last + more).Append(last).ToArray();

    // Not so near to the bound that rounding would decide.
    private static bool Clear(double difference) => Math.Abs(difference) > 1e-3;
}
