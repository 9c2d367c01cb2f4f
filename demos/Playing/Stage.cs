using System.Diagnostics;
using System.Text.Json;
using Tutorial.Demos.Pictures;
using Tutorial.Reference.Training;

namespace Tutorial.Demos.Playing;

/// <summary>Plays one demonstration: is told where to go, and answers with what is to be seen there.</summary>
/// <remarks>
/// A command is {"settings": {name: value}, "to": step}, or with "data": true instead of "to" to have the data it runs on. All settings that are
/// not at their start travel with every command, so a command means the same whatever came before. The answer has "cpu", the milliseconds of
/// processor time that the engine has used so far, and one of "frame" {step, last, say, pictures}, "data", "preparing" (a share) and "problem".
/// No answer takes much longer than <see cref="Budget"/>: when the step asked for was not reached, the frame's step says how far it came, and
/// whoever asked asks again.
/// </remarks>
public sealed class Stage
{
    /// <summary>How long one answer may compute, so that a pause or another wish is heard at once.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(40);

    // Frames kept for stepping back; a step further back is played again, with some before it.
    private const int Kept = 400;
    private const int DrawnBefore = 40;

    private static readonly JsonSerializerOptions s_strict = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false, RespectNullableAnnotations = true };

    private readonly About _about;
    private readonly Dictionary<int, string> _shown = [];
    private readonly Queue<int> _order = [];
    private Demonstration _model;
    private string _chosen = "{}";
    private bool _prepared;
    private int _at;
    private int _drawFrom = int.MaxValue;

    /// <summary>Opens a demonstration with the settings it starts with.</summary>
    /// <exception cref="DemoException">There is none of this name.</exception>
    public Stage(string name)
    {
        _about = Catalogue.Find(name) ?? throw new DemoException($"There is no demonstration \"{name}\"; there are {string.Join(", ", Catalogue.All.Select(about => about.Name))}.");
        _model = _about.Create(new Values(_about.Settings, new Dictionary<string, string>()));
    }

    /// <summary>Does what a command asks for.</summary>
    /// <param name="command">JSON, as above.</param>
    /// <returns>JSON, as above; what a person typed wrongly is a problem in it, not an exception.</returns>
    public string Answer(string command)
    {
        string part;
        try
        {
            Command asked = JsonSerializer.Deserialize<Command>(command, s_strict) ?? throw new JsonException("it is null.");
            Choose(asked.Settings);
            double prepared = Prepare();
            part = asked.Data ? Field("data", _model.Data)
                : prepared < 1 ? Field("preparing", prepared) : $"\"frame\":{GoTo(asked.To ?? _at)}";
        }
        catch (DemoException problem)
        {
            part = Field("problem", problem.Message);
        }
        catch (JsonException problem)
        {
            part = Field("problem", $"This command is not understood: {problem.Message}");
        }

        return $$"""{{{Field("cpu", Math.Round(Environment.CpuUsage.TotalTime.TotalMilliseconds))}},{{part}}}""";
    }

    private static string Field<T>(string name, T value) => $"\"{name}\":{JsonSerializer.Serialize(value, PictureJson.Options)}";

    private void Choose(IReadOnlyDictionary<string, string> settings)
    {
        string chosen = JsonSerializer.Serialize(settings);
        if (chosen == _chosen)
        {
            return;
        }

        _model = _about.Create(new Values(_about.Settings, settings));
        _chosen = chosen;
        _prepared = false;
        _shown.Clear();
        _order.Clear();
    }

    private double Prepare()
    {
        if (_prepared)
        {
            return 1;
        }

        var watch = Stopwatch.StartNew();
        double share;
        while ((share = _model.Prepare()) < 1 && watch.Elapsed < Budget)
        {
            StopSignal.ThrowIfRequested();
        }

        if (share >= 1)
        {
            // Data that turn out unusable only now are told again until others are chosen.
            Begin();
            _prepared = true;
        }

        return share;
    }

    private string GoTo(int wanted)
    {
        int target = Math.Clamp(wanted, 0, _model.LastStep);
        if (_shown.TryGetValue(target, out string? kept))
        {
            return kept;
        }

        if (target < _at)
        {
            Begin();
            _drawFrom = target - DrawnBefore;
        }

        var watch = Stopwatch.StartNew();
        while (_at < target && watch.Elapsed < Budget)
        {
            StopSignal.ThrowIfRequested();
            _model.Next();
            _at++;
            if (_at >= _drawFrom && _at < target)
            {
                Show();
            }
        }

        _drawFrom = _at == target ? int.MaxValue : _drawFrom;
        return Show();
    }

    private void Begin()
    {
        _model.Begin();
        _at = 0;
    }

    private string Show()
    {
        if (!_shown.TryGetValue(_at, out string? shown))
        {
            Frame frame = _model.Draw();
            shown = JsonSerializer.Serialize(new { step = _at, last = _model.LastStep, say = frame.Say, pictures = frame.Pictures.Where(picture => picture is not null) }, PictureJson.Options);
            _shown[_at] = shown;
            _order.Enqueue(_at);
            if (_order.Count > Kept)
            {
                _shown.Remove(_order.Dequeue());
            }
        }

        return shown;
    }

    private sealed record Command
    {
        public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

        public int? To { get; init; }

        public bool Data { get; init; }
    }
}
