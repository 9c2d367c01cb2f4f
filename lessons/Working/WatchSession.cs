using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Working;

/// <summary>Where a <c>watch</c> stands: which exercise, what came of it, what each key does. It prints nothing itself.</summary>
/// <param name="exercises">The exercises to go through.</param>
/// <param name="workspace">The learner's files.</param>
/// <param name="practice">Checks them.</param>
public sealed class WatchSession(IReadOnlyList<ExerciseDefinition> exercises, Workspace workspace, Practice practice)
{
    private int _at = FirstOpen(exercises, workspace.Progress);

    /// <summary>The exercise that the learner is at.</summary>
    public ExerciseDefinition Current => exercises[_at];

    /// <summary>The last verdict on it; null before the first check.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>True when every exercise has passed.</summary>
    public bool IsFinished => exercises.All(exercise => workspace.Progress.Of(exercise.Id).Passed);

    /// <summary>What has been reached in each exercise.</summary>
    public IReadOnlyList<(ExerciseDefinition Exercise, ExerciseProgress Reached)> Progress() =>
        [.. exercises.Select(exercise => (exercise, workspace.Progress.Of(exercise.Id)))];

    /// <summary>Checks the current exercise.</summary>
    /// <param name="seed">Draws the inputs.</param>
    public Verdict Check(int seed) => Verdict = practice.Check([Current], seed).Single();

    /// <summary>Checks all exercises, one after the other.</summary>
    /// <param name="seed">Draws the inputs.</param>
    public IReadOnlyList<Verdict> CheckAll(int seed) => [.. practice.Check(exercises, seed)];

    /// <summary>Goes to the next exercise that has not passed; after a pass only.</summary>
    /// <returns>Why it stays; null when it went on.</returns>
    public string? Next()
    {
        if (Verdict is not { Passed: true })
        {
            return $"{Current.Id} has not passed yet; n goes on once it has.";
        }

        if (IsFinished)
        {
            return "Every exercise here has passed.";
        }

        do
        {
            _at = (_at + 1) % exercises.Count;
        }
        while (workspace.Progress.Of(Current.Id).Passed);
        Verdict = null;
        return null;
    }

    /// <summary>Opens the next hint of the current exercise.</summary>
    public (IReadOnlyList<string> Open, string? Closed) Hint() => new HintLadder(workspace.Progress).Next(Current);

    /// <summary>Puts the current exercise back to its beginning.</summary>
    /// <returns>Where the old file is kept.</returns>
    public string Reset()
    {
        Verdict = null;
        return workspace.Reset(Current);
    }

    private static int FirstOpen(IReadOnlyList<ExerciseDefinition> exercises, ProgressStore progress)
    {
        for (int i = 0; i < exercises.Count; i++)
        {
            if (!progress.Of(exercises[i].Id).Passed)
            {
                return i;
            }
        }

        return 0;
    }
}
