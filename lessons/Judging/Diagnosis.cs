using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Judging;

/// <summary>Names the known mistake behind wrong answers, if exactly one explains them all.</summary>
/// <remarks>
/// The answers must equal the mistake's on every drawn input, and no other mistake's: shrinking first and
/// naming afterwards named the wrong mistake in four of six trials.
/// </remarks>
internal static class Diagnosis
{
    /// <summary>The one mistake that explains every answer; null when none or several do.</summary>
    public static Mistake? Of(Trial trial)
    {
        Mistake[] matching = [.. trial.Exercise.Mistakes.Where(mistake => Explains(mistake, trial))];
        return matching.Length == 1 ? matching[0] : null;
    }

    /// <summary>True when an input tells the mistake apart from the solution and from every other listed mistake.</summary>
    public static bool Separates(ExerciseDefinition exercise, Mistake mistake, object?[] input)
    {
        Outcome named = Answer(mistake.Variant, input);
        return !Comparison.IsSame(Answer(exercise.Solution, input), named, exercise.Tolerance)
            && exercise.Mistakes.All(other => other == mistake || !Comparison.IsSame(Answer(other.Variant, input), named, exercise.Tolerance));
    }

    private static bool Explains(Mistake mistake, Trial trial) => Enumerable.Range(0, trial.Inputs.Count)
        .All(i => Comparison.IsSame(Answer(mistake.Variant, trial.Inputs[i]), trial.Actual[i], trial.Exercise.Tolerance));

    private static Outcome Answer(Delegate function, object?[] input) => new DelegateEvaluator(function).Evaluate("", input);
}
