using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Working;

/// <summary>Checks a learner's own files and keeps the progress: what <c>check</c>, <c>watch</c> and the player do.</summary>
/// <param name="workspace">The learner's files.</param>
/// <param name="limits">What a worker may use.</param>
public sealed class Practice(Workspace workspace, WorkerLimits limits) : IDisposable
{
    private readonly WorkerPool _pool = new(limits);

    /// <summary>Starts a worker ahead of need.</summary>
    public void Warm() => _pool.Warm();

    /// <summary>Checks exercises, in their order; each verdict comes as soon as it is known and is kept as progress.</summary>
    /// <param name="exercises">What to check.</param>
    /// <param name="seed">Draws the inputs.</param>
    /// <param name="notKept">Hears why a verdict could not be kept as progress; without it that failure ends the checking.</param>
    /// <exception cref="IOException">The learner's file or the progress could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be written.</exception>
    public IEnumerable<Verdict> Check(IEnumerable<ExerciseDefinition> exercises, int seed, Action<Exception>? notKept = null)
    {
        _pool.Warm();
        foreach (IGrouping<string, ExerciseDefinition> lesson in exercises.GroupBy(exercise => exercise.Lesson))
        {
            using var judge = SubmissionJudge.Of(workspace.Read(lesson.Key), lesson, _pool, new Judge(seed, limits.CallSeconds));
            foreach (ExerciseDefinition exercise in lesson)
            {
                Verdict verdict = judge.Check(exercise);
                Keep(verdict, notKept);
                yield return verdict;
            }
        }
    }

    private void Keep(Verdict verdict, Action<Exception>? notKept)
    {
        try
        {
            workspace.Progress.Note(verdict);
        }
        catch (Exception problem) when (notKept is not null && (problem is IOException or UnauthorizedAccessException))
        {
            notKept(problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();
}
