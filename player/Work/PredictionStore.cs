using System.Text.Json;
using Tutorial.Lessons.Working;

namespace Tutorial.Player.Work;

/// <summary>What a learner predicted, in <c>predictions.json</c> beside the notebook.</summary>
internal sealed class PredictionStore(string folder)
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true };

    private readonly string _path = Path.Combine(folder, "predictions.json");
    private readonly Dictionary<string, string> _unsaved = [];

    /// <summary>Why the newest could not be saved; null when all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>All predictions, those that wait for room on the disk included.</summary>
    public Dictionary<string, string> Read()
    {
        Dictionary<string, string> all = ReadFile();
        foreach ((string id, string answer) in _unsaved)
        {
            all[id] = answer;
        }

        return all;
    }

    /// <summary>Takes a prediction; <see cref="TrySave"/> brings it to the disk.</summary>
    public void Record(string id, string answer) => _unsaved[id] = answer;

    /// <summary>Saves what is not on the disk yet; false when that failed, and <see cref="Problem"/> then says why.</summary>
    public bool TrySave()
    {
        if (_unsaved.Count == 0)
        {
            return true;
        }

        try
        {
            AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(Read(), _readable));
            _unsaved.Clear();
            Problem = null;
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Problem = WorkProblem.Writing(folder, problem).Message;
            return false;
        }
    }

    private Dictionary<string, string> ReadFile()
    {
        try
        {
            return File.Exists(_path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(_path)) ?? [] : [];
        }
        catch (JsonException)
        {
            // Edited by hand into something else: the next prediction writes the file anew, the lesson opens all the same.
            return [];
        }
    }
}
