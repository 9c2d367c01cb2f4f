using System.Text.Json;

namespace Tutorial.Lessons.Grading;

/// <summary>What is graded so far, one student a line, so that an interrupted run can go on.</summary>
public sealed class Journal : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly Lock _gate = new();

    /// <summary>Opens the journal of a run.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="conditions">Seed, exercises, limits: rows graded under other conditions are not taken over.</param>
    /// <param name="resume">True keeps what is there.</param>
    public Journal(string file, string conditions, bool resume)
    {
        Conditions = conditions;
        List<Entry> kept = resume && File.Exists(file) ? [.. File.ReadLines(file).Select(Read).OfType<Entry>().Where(entry => entry.Conditions == conditions)] : [];
        Done = kept.GroupBy(entry => entry.Student, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        // Written anew, so that the line in which the last run was killed is gone.
        _writer = new StreamWriter(file, append: false) { AutoFlush = true };
        foreach (Entry entry in Done.Values)
        {
            _writer.WriteLine(JsonSerializer.Serialize(entry));
        }
    }

    /// <summary>The rows of one student.</summary>
    /// <param name="Student">The student.</param>
    /// <param name="Hash">What was handed in.</param>
    /// <param name="Conditions">How it was graded.</param>
    /// <param name="Rows">The results.</param>
    public sealed record Entry(string Student, string Hash, string Conditions, IReadOnlyList<GradeRow> Rows);

    /// <summary>The students of an earlier, interrupted run.</summary>
    public IReadOnlyDictionary<string, Entry> Done { get; }

    private string Conditions { get; }

    /// <summary>Adds a student.</summary>
    /// <param name="student">What was handed in.</param>
    /// <param name="rows">The results.</param>
    public void Add(StudentFiles student, IReadOnlyList<GradeRow> rows)
    {
        lock (_gate)
        {
            _writer.WriteLine(JsonSerializer.Serialize(new Entry(student.Name, student.Hash, Conditions, rows)));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static Entry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(line);
        }
        catch (JsonException)
        {
            // The line that was being written when the run was killed; its student is graded again.
            return null;
        }
    }
}
