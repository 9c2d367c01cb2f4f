using System.Text.Json;
using Tutorial.Lessons.Working;

namespace Tutorial.Player.Work;

/// <summary>What a learner predicted, in <c>predictions.json</c> beside the notebook.</summary>
internal sealed class PredictionStore(string folder)
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true };

    private readonly string _path = Path.Combine(folder, "predictions.json");

    public Dictionary<string, string> Read()
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

    public void Record(string id, string answer)
    {
        Dictionary<string, string> all = Read();
        all[id] = answer;
        AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(all, _readable));
    }
}
