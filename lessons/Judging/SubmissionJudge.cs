using Tutorial.Lessons.Compiling;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Judging;

/// <summary>Judges the exercises of one compiled file; what cannot run gets its verdict without running.</summary>
/// <param name="submission">The compiled file.</param>
/// <param name="isEmpty">True when the file is missing or holds no code at all.</param>
/// <param name="pool">Where workers come from.</param>
/// <param name="judge">Draws and decides.</param>
public sealed class SubmissionJudge(Submission submission, bool isEmpty, WorkerPool pool, Judge judge) : IDisposable
{
    private readonly WorkerEvaluator _evaluator = new(submission, pool);

    /// <summary>Compiles a file and stands ready to judge it.</summary>
    /// <param name="source">The file's text; null when there is none.</param>
    /// <param name="exercises">The exercises it may answer, for what they allow.</param>
    /// <param name="pool">Where workers come from.</param>
    /// <param name="judge">Draws and decides.</param>
    public static SubmissionJudge Of(string? source, IEnumerable<ExerciseDefinition> exercises, WorkerPool pool, Judge judge)
    {
        Submission submission = SubmissionCompiler.Compile(source ?? "", exercises.SelectMany(exercise => exercise.Allowed));
        bool isEmpty = submission.Methods.Count == 0 && submission.Problems.Count == 0;
        return new SubmissionJudge(submission, isEmpty, pool, judge);
    }

    /// <summary>The verdict on one exercise.</summary>
    /// <param name="exercise">The exercise.</param>
    public Verdict Check(ExerciseDefinition exercise) => Standing(exercise) ?? (judge.Check(exercise, _evaluator) is var verdict && verdict.Kind == VerdictKind.NotWritten && submission.Broken.Count > 0
        // The method called a helper that had to be taken out.
        ? Stopped(exercise, submission.Broken.Values.MinBy(problem => problem.Position)!)
        : verdict);

    /// <inheritdoc/>
    public void Dispose() => _evaluator.Dispose();

    private Verdict? Standing(ExerciseDefinition exercise)
    {
        Verdict Say(VerdictKind kind, string message, int line = 0) => new(exercise, kind, message, judge.Seed) { Line = line };
        if (isEmpty)
        {
            return Say(VerdictKind.NoFile, $"There is no code here; the exercise asks for {exercise.Signature}.");
        }

        if (submission.Broken.TryGetValue(exercise.Method, out Problem? own))
        {
            return Stopped(exercise, own);
        }

        if (!submission.Methods.TryGetValue(exercise.Method, out LearnersMethod? method))
        {
            // A file that does not compile may well hold the method behind its first error.
            return submission.Assembly is null && submission.Problems.Count > 0 ? Stopped(exercise, submission.Problems[0])
                : Say(VerdictKind.NoMethod, $"There is no method {exercise.Method}; the exercise asks for {exercise.Signature}.{Nearest(exercise.Method)}");
        }

        if (submission.Assembly is null)
        {
            return Stopped(exercise, submission.Problems[0]);
        }

        return method.Types != Expected(exercise)
            ? Say(VerdictKind.NoMethod, $"{exercise.Method} has another signature: yours is {method.Signature}, the exercise asks for {exercise.Signature}.", method.Line)
            : !method.IsStatic ? Say(VerdictKind.NoMethod, $"{exercise.Method} cannot be called without an object; make it static, and not generic.", method.Line)
            : null;
    }

    private Verdict Stopped(ExerciseDefinition exercise, Problem problem) => new(
        exercise, problem.IsRefusal ? VerdictKind.NotAllowed : VerdictKind.DoesNotCompile, $"Line {problem.Line}: {problem.Message}", judge.Seed)
    { Line = problem.Line };

    private static string Expected(ExerciseDefinition exercise) =>
        $"{Signature.Of(exercise.Returns)}({string.Join(", ", exercise.Parameters.Select(parameter => Signature.Of(parameter.ParameterType)))})";

    private string Nearest(string name)
    {
        string? near = submission.Methods.Keys.FirstOrDefault(found => string.Equals(found, name, StringComparison.OrdinalIgnoreCase))
            ?? submission.Methods.Keys.Where(found => Distance(found, name) <= 3).MinBy(found => Distance(found, name));
        return near is null ? "" : $" Is {near} meant?";
    }

    // How many letters must be changed, added or taken away (Levenshtein).
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int corner, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
