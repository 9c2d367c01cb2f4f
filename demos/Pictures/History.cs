namespace Tutorial.Demos.Pictures;

/// <summary>A number that is measured step after step, as a curve that stays small however long the run is.</summary>
public sealed class History(string name)
{
    // As many points as a curve has room for on a screen.
    private const int Most = 240;

    private readonly List<double> _values = [];

    /// <summary>The last number measured; NaN before the first.</summary>
    public double Last => _values.Count > 0 ? _values[^1] : double.NaN;

    /// <summary>Measured at the next step.</summary>
    public void Add(double value) => _values.Add(value);

    /// <summary>The curve: all points, or evenly chosen ones with the last among them.</summary>
    public Path ToPath()
    {
        int every = Math.Max(1, (int)Math.Ceiling(_values.Count / (double)Most));
        int[] chosen = [.. Enumerable.Range(0, _values.Count).Where(i => i % every == 0 || i == _values.Count - 1)];
        return new Path(name, [.. chosen.Select(i => (double)i)], [.. chosen.Select(i => _values[i])]);
    }
}
