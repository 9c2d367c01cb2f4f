using System.Globalization;

namespace Tutorial.Demos.Playing;

/// <summary>What was chosen for each setting of a demonstration, checked.</summary>
public sealed class Values
{
    private readonly Dictionary<string, string> _chosen;

    /// <summary>Checks what was chosen; what is absent takes its start.</summary>
    /// <param name="settings">What there is to choose.</param>
    /// <param name="chosen">Name → value.</param>
    /// <exception cref="DemoException">A name is unknown, a word is none of the choices, or a number is none or out of bounds.</exception>
    public Values(IReadOnlyList<Setting> settings, IReadOnlyDictionary<string, string> chosen)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(chosen);
        _chosen = settings.ToDictionary(setting => setting.Name, setting => setting.Start);
        foreach ((string name, string value) in chosen)
        {
            Setting setting = settings.FirstOrDefault(one => one.Name == name)
                ?? throw new DemoException($"There is no setting \"{name}\" here; there are {string.Join(", ", settings.Select(one => one.Name))}.");
            Check(setting, value);
            _chosen[name] = value;
        }
    }

    /// <summary>The seed.</summary>
    public long Seed => (long)Number("seed");

    /// <summary>A word or a text.</summary>
    public string Text(string name) => _chosen[name];

    /// <summary>A number.</summary>
    public double Number(string name) => double.Parse(_chosen[name], CultureInfo.InvariantCulture);

    /// <summary>A number without a fraction.</summary>
    public int Whole(string name) => (int)Number(name);

    private static void Check(Setting setting, string value)
    {
        if (setting.Kind == "choice" && !setting.Options.Contains(value))
        {
            throw new DemoException($"{setting.Label}: \"{value}\" is none of the choices; take {string.Join(", ", setting.Options)}.");
        }

        if (setting.Kind == "number" && !(double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= setting.Low && number <= setting.High))
        {
            throw new DemoException(FormattableString.Invariant($"{setting.Label}: \"{value}\" does not go; write a number from {setting.Low} to {setting.High}."));
        }
    }
}
