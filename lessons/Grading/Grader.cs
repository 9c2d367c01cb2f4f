using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Grading;

/// <summary>Grades the submissions of a class, several at a time, each compiled alone and run in a worker of its own.</summary>
/// <param name="course">The kit's exercises or a teacher's own pack.</param>
/// <param name="options">How.</param>
public sealed class Grader(Course course, GradeOptions options)
{
    private readonly ConcurrentDictionary<string, bool> _missing = new();

    /// <summary>Grades everybody of this part of the class and writes CSV, JSON and feedback pages.</summary>
    /// <param name="progress">Told the part that is done, from 0 to 1.</param>
    /// <param name="stop">Interrupts; what is graded stays in the journal.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public async Task<GradeReport> RunAsync(IProgress<double>? progress, CancellationToken stop)
    {
        string[] names = [.. StudentFiles.Names(options.Folder).Where(InShard)];
        IReadOnlyList<ExerciseDefinition> exercises = options.Exercises.Count > 0 ? options.Exercises : Answered();
        string pages = Path.ChangeExtension(options.Out, null) + "-feedback";
        Directory.CreateDirectory(pages);
        // The checks and the judge are conditions, too: what an earlier version of either marked is marked again.
        Guid judge = typeof(Grader).Module.ModuleVersionId;
        string conditions = string.Create(CultureInfo.InvariantCulture, $"{options.Seed} {options.CallSeconds} {string.Join(' ', exercises.Select(exercise => exercise.Id))} {course.Sources.Hash} {judge}");
        var rows = new ConcurrentBag<GradeRow>();
        int done = 0;
        using (var journal = new Journal(Path.ChangeExtension(options.Out, ".journal"), conditions, options.Resume))
        using (var pool = new WorkerPool(new WorkerLimits(options.CallSeconds), options.Jobs))
        {
            await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = stop }, (name, _) =>
            {
                foreach (GradeRow row in Grade(name, exercises, journal, pool, pages))
                {
                    rows.Add(row);
                }

                progress?.Report((double)Interlocked.Increment(ref done) / names.Length);
                return ValueTask.CompletedTask;
            });
        }

        var report = GradeReport.Of(rows, string.Join(' ', _missing.Keys));
        report.Write(options.Out);
        return report;
    }

    private IReadOnlyList<GradeRow> Grade(string name, IReadOnlyList<ExerciseDefinition> exercises, Journal journal, WorkerPool pool, string pages)
    {
        var student = StudentFiles.Read(options.Folder, name);
        if (journal.Done.GetValueOrDefault(name) is { } entry && entry.Hash == student.Hash)
        {
            return entry.Rows;
        }

        pool.Warm();
        var verdicts = new List<Verdict>();
        foreach (IGrouping<string, ExerciseDefinition> lesson in exercises.GroupBy(exercise => exercise.Lesson))
        {
            using var judge = SubmissionJudge.Of(student.For([.. lesson]), lesson, pool, new Judge(options.Seed, options.CallSeconds));
            verdicts.AddRange(lesson.Select(judge.Check));
        }

        foreach (string missing in verdicts.Select(verdict => verdict.Isolation).Where(text => text.Length > 0))
        {
            _missing.TryAdd(missing, true);
        }

        FeedbackPage.Write(pages, name, verdicts);
        GradeRow[] rows = [.. verdicts.Select(verdict => GradeRow.From(name, verdict))];
        journal.Add(student, rows);
        return rows;
    }

    // The whole class decides, not the part, so that every part has the same rows for each student.
    private ExerciseDefinition[] Answered()
    {
        StudentFiles[] all = [.. StudentFiles.Names(options.Folder).Select(name => StudentFiles.Read(options.Folder, name))];
        string[] lessons = [.. course.Lessons.Where(lesson => all.Any(student => student.For(course.Select(lesson)) is not null))];
        return [.. course.Exercises.Where(exercise => lessons.Contains(exercise.Lesson))];
    }

    // The same student is in the same part on every machine (FNV-1a, since string hashes differ from run to run).
    private bool InShard(string name)
    {
        uint hash = Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, (h, b) => (h ^ b) * 16777619u);
        return hash % (uint)options.Shards == (uint)(options.Shard - 1);
    }
}
