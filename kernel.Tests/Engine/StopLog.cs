using System.Globalization;

namespace Tutorial.Kernel.Tests.Engine;

/// <summary>How long every stop of a class of tests took; says so at the end of a proof.</summary>
public sealed class StopLog : IDisposable
{
    private readonly List<(string Kind, double[] Milliseconds)> _kinds = [];

    /// <summary>Notes the stops of one kind of code.</summary>
    public void Add(string kind, IEnumerable<TimeSpan> stops)
    {
        double[] sorted = [.. stops.Select(stop => stop.TotalMilliseconds).Order()];
        _kinds.Add((kind, sorted));
        Report(kind, sorted);
    }

    public void Dispose()
    {
        if (EngineFixture.Prove && _kinds.Count > 0)
        {
            Report($"all {_kinds.Count} kinds, no process lost", [.. _kinds.SelectMany(kind => kind.Milliseconds).Order()]);
        }
    }

    private static void Report(string what, double[] sorted)
    {
        if (EngineFixture.Prove)
        {
            Findings.Report(string.Create(
                CultureInfo.InvariantCulture,
                $"stop, {what}: {sorted.Length} stops, median {sorted[sorted.Length / 2]:F0} ms, longest {sorted[^1]:F0} ms, {sorted.Count(stop => stop > 1000)} above 1 s"));
        }
    }
}
