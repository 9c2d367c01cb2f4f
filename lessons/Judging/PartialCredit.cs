namespace Tutorial.Lessons.Judging;

/// <summary>Points for an answer of several parts, some of which are right.</summary>
internal static class PartialCredit
{
    /// <summary>The share of the points that belongs to the parts that are right on every input; 0 for answers of one part.</summary>
    public static double Of(Trial trial)
    {
        int parts = trial.Exercise.Parts.Count;
        bool comparable = trial.Actual.All(outcome => outcome is Outcome.Answer { Value: object?[] given } && given.Length == parts);
        if (parts == 0 || !comparable)
        {
            return 0;
        }

        int right = Enumerable.Range(0, parts).Count(part => Enumerable.Range(0, trial.Inputs.Count).All(i => Comparison.IsSame(
            Part(trial.Expected[i], part), Part(trial.Actual[i], part), trial.Exercise.Tolerance)));
        return Math.Round((double)trial.Exercise.Points * right / parts, 2);
    }

    private static object? Part(Outcome outcome, int part) => ((object?[])((Outcome.Answer)outcome).Value!)[part];
}
