namespace Tutorial.Reference.Training;

/// <summary>Means of named values over batches, each batch weighted by its examples.</summary>
internal sealed class Means
{
    private readonly Dictionary<string, double> _sums = [];
    private readonly Dictionary<string, long> _examples = [];
    private readonly Dictionary<string, double> _values = [];

    /// <summary>The means so far; the same dictionary each time, updated in place.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>Adds a batch's mean.</summary>
    public void Add(string name, double mean, int examples)
    {
        _sums[name] = _sums.GetValueOrDefault(name) + (mean * examples);
        _examples[name] = _examples.GetValueOrDefault(name) + examples;
        _values[name] = _sums[name] / _examples[name];
    }
}
