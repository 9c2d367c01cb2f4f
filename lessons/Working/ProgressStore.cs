using System.Text.Json;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Working;

/// <summary>What a learner has reached in one exercise.</summary>
/// <param name="Passed">True once it has passed; a later failure does not take that away.</param>
/// <param name="Points">The most points earned so far.</param>
/// <param name="Of">Points possible.</param>
/// <param name="Attempts">How often it was checked with something written.</param>
/// <param name="Hints">How many rungs are open.</param>
public sealed record ExerciseProgress(bool Passed = false, double Points = 0, int Of = 0, int Attempts = 0, int Hints = 0);

/// <summary>The learner's progress in one JSON file, shared by command line, watch and player.</summary>
/// <param name="file">The file; it is made when there is something to keep.</param>
public sealed class ProgressStore(string file)
{
    private const int NoSpaceOnLinux = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Progress by exercise id.</summary>
    /// <exception cref="InvalidDataException">The file is not what this class writes; it is left as it is.</exception>
    public IReadOnlyDictionary<string, ExerciseProgress> Read() => ReadAll();

    /// <summary>Progress in one exercise.</summary>
    /// <param name="id">The exercise.</param>
    public ExerciseProgress Of(string id) => ReadAll().GetValueOrDefault(id) ?? new ExerciseProgress();

    /// <summary>Notes a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    public void Note(Verdict verdict) => Change(verdict.Exercise.Id, old => old with
    {
        Passed = old.Passed || verdict.Passed,
        Points = Math.Max(old.Points, verdict.Points),
        Of = verdict.Of,
        Attempts = old.Attempts + (verdict.Kind is VerdictKind.NotWritten or VerdictKind.NoFile ? 0 : 1),
    });

    /// <summary>Notes that a rung of the hints was opened.</summary>
    /// <param name="id">The exercise.</param>
    /// <param name="rungs">How many are open now.</param>
    public void NoteHints(string id, int rungs) => Change(id, old => old with { Hints = Math.Max(old.Hints, rungs) });

    private void Change(string id, Func<ExerciseProgress, ExerciseProgress> change)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using FileStream held = Hold();
        Dictionary<string, ExerciseProgress> all = ReadAll();
        all[id] = change(all.GetValueOrDefault(id) ?? new ExerciseProgress());
        var sorted = new SortedDictionary<string, ExerciseProgress>(all, StringComparer.Ordinal);
        AtomicFile.Write(file, JsonSerializer.Serialize(sorted, Format) + "\n");
    }

    // Player and command line may write at the same time; the second waits for the first. No waiting helps a full disk.
    private FileStream Hold()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException problem) when (attempt < 200 && problem.HResult is not (NoSpaceOnLinux or NoSpaceOnWindows))
            {
                Thread.Sleep(10);
            }
        }
    }

    private Dictionary<string, ExerciseProgress> ReadAll()
    {
        if (!File.Exists(file))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, ExerciseProgress>>(File.ReadAllText(file), Format) ?? [];
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{file} cannot be read as progress (line {problem.LineNumber + 1}); mend it, or move it away to start anew.", problem);
        }
    }
}
