using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Reporting;
using Tutorial.Lessons.Working;
using Tutorial.Player.Work;

namespace Tutorial.Player.Exercises;

/// <summary>One exercise as the page shows it.</summary>
internal sealed record ExerciseView(
    string Id, string Title, string Task, string Signature, int Points, bool Passed, double Earned, int Attempts, IReadOnlyList<string> Hints, int HintCount,
    string Code, string File, string? Explanation, string? Solution);

/// <summary>A verdict as the page shows it.</summary>
internal sealed record VerdictView(
    bool Passed, string Message, double Points, int Of, IReadOnlyList<ExampleRow> Rows, int Line, string Printed, string Isolation, int Seed, string NotKept, ExerciseView Exercise);

/// <summary>A row of the worked table under a verdict.</summary>
internal sealed record ExampleRow(string Name, string Text);

/// <summary>Exercises in place: the learner's file piece by piece, checked by the same judge and kept in the same progress as on the command line.</summary>
internal sealed class ExerciseDesk(PlayerOptions options) : IDisposable
{
    private readonly Workspace _workspace = new(options.Root, Course.Kit);
    private readonly Practice _practice = new(new Workspace(options.Root, Course.Kit), WorkerLimits.Default);
    // One at a time: two compilers and two workers at once would only wait for each other on a small machine.
    private readonly SemaphoreSlim _checking = new(1);
    private readonly Lock _writing = new();

    public static IReadOnlyList<ExerciseDefinition> Of(string lesson) => [.. Course.Kit.Exercises.Where(exercise => exercise.Lesson == lesson)];

    public static ExerciseDefinition? Find(string id) => Course.Kit.Find(id);

    /// <summary>Progress by exercise.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read as progress; the message says what to do.</exception>
    public IReadOnlyDictionary<string, ExerciseProgress> Progress() => _workspace.Progress.Read();

    /// <summary>The exercises of a lesson with the learner's own code; makes the learner's file on first use.</summary>
    /// <exception cref="IOException">The file could not be read.</exception>
    public IReadOnlyList<ExerciseView> Read(string lesson)
    {
        IReadOnlyList<ExerciseDefinition> exercises = Of(lesson);
        if (exercises.Count == 0)
        {
            return [];
        }

        IReadOnlyDictionary<string, ExercisePiece> pieces = Pieces(lesson);
        IReadOnlyDictionary<string, ExerciseProgress> progress = _workspace.Progress.Read();
        return [.. exercises.Select(exercise => View(exercise, pieces, progress))];
    }

    public ExerciseView Read(ExerciseDefinition exercise) => View(exercise, Pieces(exercise.Lesson), _workspace.Progress.Read());

    /// <summary>Puts new code in the place of the old; null when the old is not in the file any more.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="before">The piece as the page last knew it.</param>
    /// <param name="code">The piece as it shall be.</param>
    public ExerciseView? Save(ExerciseDefinition exercise, string before, string code)
    {
        lock (_writing)
        {
            string path = _workspace.Open(exercise.Lesson);
            string file = File.ReadAllText(path).ReplaceLineEndings("\n");
            int at = file.IndexOf(before, StringComparison.Ordinal);
            if (before.Length == 0 || at < 0)
            {
                return null;
            }

            if (before != code)
            {
                AtomicFile.Write(path, $"{file[..at]}{code}{file[(at + before.Length)..]}");
            }
        }

        return Read(exercise);
    }

    public async Task<VerdictView> CheckAsync(ExerciseDefinition exercise)
    {
        await _checking.WaitAsync();
        try
        {
            string notKept = "";
            Verdict verdict = await Task.Run(() => _practice.Check(
                [exercise], Random.Shared.Next(1, 100_000), problem => notKept = WorkProblem.Keeping(options.Work, problem).Message).Single());
            (int line, string message) = InPiece(verdict, Pieces(exercise.Lesson).GetValueOrDefault(exercise.Method));
            return new VerdictView(
                verdict.Passed, message, verdict.Points, verdict.Of, [.. ExampleTable.Rows(verdict).Select(row => new ExampleRow(row.Name, row.Text))],
                line, verdict.Printed, verdict.Isolation, verdict.Seed, notKept, Read(exercise));
        }
        finally
        {
            _checking.Release();
        }
    }

    /// <summary>Opens the next rung; the sentence says why none opened.</summary>
    public (ExerciseView Exercise, string? Closed) Hint(ExerciseDefinition exercise)
    {
        (_, string? closed) = new HintLadder(_workspace.Progress).Next(exercise);
        return (Read(exercise), closed);
    }

    public ExerciseView Reset(ExerciseDefinition exercise)
    {
        lock (_writing)
        {
            _workspace.Reset(exercise);
        }

        return Read(exercise);
    }

    public void Dispose()
    {
        _practice.Dispose();
        _checking.Dispose();
    }

    /// <summary>The verdict's line as the card counts it, 0 when it lies outside of the card's piece, and the message with that number.</summary>
    private static (int Line, string Message) InPiece(Verdict verdict, ExercisePiece? piece)
    {
        int line = piece is null ? 0 : verdict.Line - piece.Line + 1;
        bool isInside = piece is not null && line >= 1 && line <= piece.Text.Split('\n').Length;
        string counted = $"Line {verdict.Line}: ";
        string message = !verdict.Message.StartsWith(counted, StringComparison.Ordinal) ? verdict.Message
            : $"Line {(isInside ? $"{line}" : $"{verdict.Line} of work/{verdict.Exercise.Lesson}/Exercises.cs")}: {verdict.Message[counted.Length..]}";
        return (isInside ? line : 0, message);
    }

    // Where no copy can be made, as on a full disk, what the kit ships is read and typed into all the same: the first save says why it cannot be kept.
    private string TextOf(string lesson)
    {
        try
        {
            return _workspace.Read(lesson);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            string file = _workspace.FileOf(lesson);
            return File.Exists(file) ? File.ReadAllText(file) : Course.Kit.Sources.Skeleton(lesson);
        }
    }

    private IReadOnlyDictionary<string, ExercisePiece> Pieces(string lesson)
    {
        string file = TextOf(lesson).ReplaceLineEndings("\n");
        return ExercisePieces.Cut(file, [.. Of(lesson).Select(exercise => exercise.Method)]);
    }

    private static ExerciseView View(ExerciseDefinition exercise, IReadOnlyDictionary<string, ExercisePiece> pieces, IReadOnlyDictionary<string, ExerciseProgress> all)
    {
        ExerciseProgress progress = all.GetValueOrDefault(exercise.Id) ?? new ExerciseProgress();
        return new ExerciseView(
            exercise.Id, exercise.Title, exercise.Task, exercise.Signature, exercise.Points, progress.Passed, progress.Points, progress.Attempts,
            [.. exercise.Hints.Take(progress.Hints)], exercise.Hints.Count,
            pieces.GetValueOrDefault(exercise.Method)?.Text ?? "", $"work/{exercise.Lesson}/Exercises.cs",
            // The solution is for those who have one of their own.
            progress.Passed ? exercise.Explanation : null, progress.Passed ? Course.Kit.Sources.Solution(exercise) : null);
    }
}
