using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Working;

/// <summary>Opens hints one rung at a time; the last one, nearly the code, only after two attempts.</summary>
/// <param name="progress">Where open rungs and attempts are kept.</param>
public sealed class HintLadder(ProgressStore progress)
{
    /// <summary>Attempts that the last rung asks for.</summary>
    public const int AttemptsForLast = 2;

    /// <summary>Opens the next rung.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <returns>The rungs open now, and why no new one opened; null when one did.</returns>
    public (IReadOnlyList<string> Open, string? Closed) Next(ExerciseDefinition exercise)
    {
        ExerciseProgress reached = progress.Of(exercise.Id);
        int open = Math.Min(reached.Hints, exercise.Hints.Count);
        if (open == exercise.Hints.Count)
        {
            return (exercise.Hints, "These are all the hints there are.");
        }

        if (open == exercise.Hints.Count - 1 && reached.Attempts < AttemptsForLast)
        {
            int left = AttemptsForLast - reached.Attempts;
            return ([.. exercise.Hints.Take(open)], $"The last hint is nearly the code; it opens after {AttemptsForLast} attempts ({left} more: ./tutorial check {exercise.Id}).");
        }

        progress.NoteHints(exercise.Id, open + 1);
        return ([.. exercise.Hints.Take(open + 1)], null);
    }
}
