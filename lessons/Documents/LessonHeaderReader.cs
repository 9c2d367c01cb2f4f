using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tutorial.Lessons.Documents;

/// <summary>Reads front matter, and names the line of whatever is wrong in it.</summary>
internal sealed class LessonHeaderReader
{
    // The opening line of dashes stands before the YAML text.
    private const int LinesBefore = 1;

    private static readonly string[] _keys = ["title", "summary", "minutes", "prerequisites", "objectives", "data", "references"];

    private readonly string _file;
    private readonly Dictionary<string, YamlNode> _values = [];

    private LessonHeaderReader(string file)
    {
        _file = file;
    }

    public static LessonHeader Read(string yaml, string file)
    {
        var reader = new LessonHeaderReader(file);
        reader.Load(yaml);
        return new LessonHeader(
            reader.Text("title"),
            reader.Text("summary"),
            reader.Minutes(),
            reader.List("prerequisites"),
            reader.List("objectives"),
            reader.List("data"),
            reader.List("references"));
    }

    private void Load(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        // On an open bracket the parser loses its own state and says so by the second exception, which knows no line.
        catch (Exception error) when (error is YamlException or InvalidOperationException)
        {
            int line = error is YamlException yamlError ? (int)yamlError.Start.Line + LinesBefore : 1;
            throw new LessonFormatException(_file, line, "the front matter is not YAML here; close every bracket, and put text with a colon or a quote between double quotes.", error);
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            throw new LessonFormatException(_file, 1, $"the front matter must be lines of \"key: value\" with the keys {string.Join(", ", _keys)}.");
        }

        foreach ((YamlNode key, YamlNode value) in root.Children)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (!_keys.Contains(name))
            {
                throw Error(key, $"the front matter does not know \"{name}\"; its keys are {string.Join(", ", _keys)}.");
            }

            _values[name] = value;
        }
    }

    private string Text(string key)
    {
        YamlNode node = Find(key);
        return node is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : throw Error(node, $"{key} must be one line of text.");
    }

    private int Minutes()
    {
        string text = Text("minutes");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes > 0
            ? minutes
            : throw Error(Find("minutes"), $"minutes must be a whole number above 0, not \"{text}\".");
    }

    private List<string> List(string key)
    {
        YamlNode node = Find(key);
        return node is YamlSequenceNode items && items.All(item => item is YamlScalarNode { Value.Length: > 0 })
            ? [.. items.Select(item => ((YamlScalarNode)item).Value!)]
            : throw Error(node, $"{key} must be a list of texts, [] when there are none; put text with a colon between double quotes.");
    }

    private YamlNode Find(string key) =>
        _values.GetValueOrDefault(key) ?? throw new LessonFormatException(_file, 1, $"the front matter lacks \"{key}\".");

    private LessonFormatException Error(YamlNode node, string problem) =>
        new(_file, (int)node.Start.Line + LinesBefore, problem);
}
