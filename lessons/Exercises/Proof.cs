using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Exercises;

/// <summary>The grader's own proof: what must be true of an exercise before anybody is graded by it.</summary>
public static class Proof
{
    private const int LeastMistakes = 3, Rungs = 4;

    /// <summary>Everything that is wrong with an exercise, each as one sentence; empty when it is sound.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="seed">Draws the inputs.</param>
    public static IReadOnlyList<string> Faults(ExerciseDefinition exercise, int seed = 1) =>
        [.. Form(exercise).Concat(Solution(exercise, seed)).Concat(exercise.Mistakes.SelectMany(mistake => Mistaken(exercise, mistake, seed)))];

    private static IEnumerable<string> Form(ExerciseDefinition exercise)
    {
        if (exercise.Mistakes.Count < LeastMistakes)
        {
            yield return $"{exercise.Id} has {exercise.Mistakes.Count} known mistakes; it needs {LeastMistakes} or more.";
        }

        if (exercise.Hints.Count != Rungs || exercise.Hints.Any(string.IsNullOrWhiteSpace))
        {
            yield return $"{exercise.Id} has {exercise.Hints.Count} hints; it needs {Rungs}: question, formula, example, nearly the code.";
        }

        if (exercise.Laws.Count == 0)
        {
            yield return $"{exercise.Id} states no law; it needs one.";
        }

        foreach (Type type in exercise.Parameters.Select(p => p.ParameterType).Append(exercise.Returns).Where(type => !Worker.Wire.CanCarry(type)))
        {
            yield return $"{exercise.Id} uses {Exercises.Signature.Of(type)}, which cannot travel to a worker.";
        }

        foreach (Mistake mistake in exercise.Mistakes.Where(mistake => !mistake.Variant.Method.GetParameters().Select(p => p.ParameterType)
            .SequenceEqual(exercise.Parameters.Select(p => p.ParameterType))))
        {
            yield return $"{exercise.Id}: the mistake \"{mistake.Name}\" has other parameters than the solution.";
        }
    }

    private static IEnumerable<string> Solution(ExerciseDefinition exercise, int seed)
    {
        var solution = new DelegateEvaluator(exercise.Solution);
        Verdict verdict = new Judge(seed).Check(exercise, solution);
        if (!verdict.Passed)
        {
            yield return $"{exercise.Id}: the solution does not pass: {verdict.Message}";
        }

        if (Inputs.Draw(exercise, seed).Select(input => solution.Evaluate("", input)).OfType<Outcome.Threw>().FirstOrDefault() is { } threw)
        {
            yield return $"{exercise.Id}: the solution throws {threw.Type} on an input that it is given: {threw.Message}";
            yield break;
        }

        object? Answer(object?[] input) => ((Outcome.Answer)solution.Evaluate("", input)).Value;
        foreach (Law law in exercise.Laws.Where(law => Inputs.Draw(exercise, seed).Any(input => !law.Holds(Answer, input))))
        {
            yield return $"{exercise.Id}: the law \"{law.Sentence}\" does not hold for the solution.";
        }
    }

    private static IEnumerable<string> Mistaken(ExerciseDefinition exercise, Mistake mistake, int seed)
    {
        Verdict verdict = new Judge(seed).Check(exercise, new DelegateEvaluator(mistake.Variant));
        if (verdict.Kind != VerdictKind.KnownMistake || verdict.Mistake != mistake.Name || verdict.Message != mistake.Message)
        {
            yield return $"{exercise.Id}: the mistake \"{mistake.Name}\" is told: {verdict.Kind}: {verdict.Message}";
        }
        else if (verdict.Points >= exercise.Points)
        {
            yield return $"{exercise.Id}: the mistake \"{mistake.Name}\" earns all points.";
        }
    }
}
