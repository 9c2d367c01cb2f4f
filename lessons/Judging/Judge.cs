using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Judging;

/// <summary>Draws inputs, has the learner's function answer them elsewhere, compares, explains.</summary>
/// <param name="seed">Draws the inputs; one seed, one verdict.</param>
/// <param name="callSeconds">Time for one call; a whole exercise gets three times as much.</param>
public sealed class Judge(int seed, double callSeconds = 2)
{
    /// <summary>The seed that draws the inputs.</summary>
    public int Seed => seed;

    /// <summary>Judges one exercise.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="learner">Runs the learner's function.</param>
    public Verdict Check(ExerciseDefinition exercise, IEvaluator learner)
    {
        Trial trial = Trial.Run(exercise, learner, Inputs.Draw(exercise, seed), callSeconds);
        return Decide(trial) with { Isolation = learner.Isolation };
    }

    private Verdict Decide(Trial trial)
    {
        ExerciseDefinition exercise = trial.Exercise;
        if (trial.Stopped is { } stopped)
        {
            return StopVerdicts.For(exercise, stopped, seed) with { Example = StopVerdicts.HasInput(stopped) ? Shown(trial, trial.Inputs[^1]) : null };
        }

        if (trial.DoesNotRepeat)
        {
            return new Verdict(exercise, VerdictKind.DoesNotRepeat, "The same input gave two different answers. The function may depend on its arguments only: no random numbers, nothing remembered from call to call.", seed);
        }

        if (trial.Actual.OfType<Outcome.Answer>().Any(answer => answer.Seen.HasFlag(Observations.OutputCut)))
        {
            return new Verdict(exercise, VerdictKind.TooMuchOutput, "The function prints more than 65,000 characters; print less, so that the answer can be found in it.", seed);
        }

        return trial.AllRight ? Right(trial) : Wrong(trial);
    }

    private Verdict Right(Trial trial) => Detectors.InCalls(trial) is { } finding
        ? new Verdict(trial.Exercise, VerdictKind.Detected, finding.Message, seed) { Mistake = finding.Name }
        : new Verdict(trial.Exercise, VerdictKind.Passed, $"Right on all {trial.Inputs.Count} inputs.", seed) { Points = trial.Exercise.Points };

    private Verdict Wrong(Trial trial)
    {
        ExerciseDefinition exercise = trial.Exercise;
        double points = PartialCredit.Of(trial);
        if (Diagnosis.Of(trial) is { } mistake)
        {
            return Explained(trial, VerdictKind.KnownMistake, mistake.Message, input => Diagnosis.Separates(exercise, mistake, input),
                (input, outcome) => Comparison.IsSame(new DelegateEvaluator(mistake.Variant).Evaluate("", input), outcome, exercise.Tolerance))
                with
            { Mistake = mistake.Name, Points = points };
        }

        if (trial.Actual.OfType<Outcome.Threw>().FirstOrDefault() is { } threw)
        {
            return Explained(trial, VerdictKind.Threw, Exceptions.Message(threw), _ => true, (_, outcome) => outcome is Outcome.Threw again && again.Type == threw.Type)
                with
            { Line = threw.Line, Details = $"{threw.Type}: {threw.Message}" };
        }

        if ((Detectors.InCalls(trial) ?? Detectors.InNumbers(trial)) is { } finding)
        {
            return Explained(trial, VerdictKind.Detected, finding.Message, _ => true, (input, outcome) => IsWrong(trial, input, outcome))
                with
            { Mistake = finding.Name, Points = points };
        }

        Law? broken = exercise.Laws.FirstOrDefault(law => trial.Inputs.Any(input => !Holds(law, trial, input)));
        return Explained(trial, broken is null ? VerdictKind.Wrong : VerdictKind.BrokenLaw,
                broken?.Message ?? "Some answers are not what is expected, and none of the mistakes known for this exercise explains them.",
                _ => true, (input, outcome) => IsWrong(trial, input, outcome))
            with
        { Fingerprint = Clustering.FingerprintOf(trial), Points = points };
    }

    private Verdict Explained(Trial trial, VerdictKind kind, string message, Func<object?[], bool> mayFail, Func<object?[], Outcome, bool> fails)
    {
        object?[][] failing = [.. Enumerable.Range(0, trial.Inputs.Count).Where(i => !trial.IsRight(i) && fails(trial.Inputs[i], trial.Actual[i])).Select(i => trial.Inputs[i])];
        // Where answers are only 0 or 1, no single input tells all mistakes apart; then any failing one is shown.
        bool separable = failing.Any(mayFail);
        bool MayFail(object?[] candidate) => !separable || mayFail(candidate);
        object?[] input = Shrinker.Shrink(trial.Exercise, failing.First(MayFail), failing.Concat(Inputs.DrawSmall(trial.Exercise, seed)), MayFail,
            candidate => trial.Ask(candidate) is var outcome && !Comparison.IsSame(trial.Right(candidate), outcome, trial.Exercise.Tolerance) && fails(candidate, outcome));
        Example example = Shown(trial, input);
        return new Verdict(trial.Exercise, kind, message, seed)
        {
            Example = example,
            Printed = example.Actual switch { Outcome.Answer answer => answer.Printed, Outcome.Threw threw => threw.Printed, _ => "" },
        };
    }

    private static bool IsWrong(Trial trial, object?[] input, Outcome outcome) =>
        outcome is Outcome.Answer && !Comparison.IsSame(trial.Right(input), outcome, trial.Exercise.Tolerance);

    private static bool Holds(Law law, Trial trial, object?[] input)
    {
        try
        {
            return law.Holds(arguments => trial.Ask(arguments) is Outcome.Answer answer ? answer.Value : throw new InvalidOperationException("no answer"), [.. input.Select(Values.Copy)]);
        }
        catch (Exception problem) when (problem is InvalidOperationException or InvalidCastException or IndexOutOfRangeException or NullReferenceException or ArgumentException)
        {
            // A law may take the shape of the answer for granted; an answer of another shape, or with rows that are null, keeps no law.
            return false;
        }
    }

    private static Example Shown(Trial trial, object?[] input)
    {
        Outcome actual = trial.Stopped ?? trial.Ask(input);
        object? expected = (trial.Right(input) as Outcome.Answer)?.Value;
        string where = actual is Outcome.Answer answer ? Comparison.Difference(expected, answer.Value, trial.Exercise.Tolerance) ?? "" : "";
        return new Example([.. trial.Exercise.Parameters.Zip(input, (parameter, value) => (parameter.Name!, value))], expected, actual, where);
    }
}
