using Tutorial.Reference.Autograd;

namespace Tutorial.Visuals.Stepping;

/// <summary>Spends a fixed amount of work on measured slopes: what was given first, of each tensor the largest gradients first.</summary>
/// <remarks>The amount is counted in multiplications and not in seconds, so that the same recording shows the same numbers every time.</remarks>
internal sealed class Measurements(TraceReplay? replay, ViewLimits limits)
{
    private readonly List<(int Tensor, TraceValue Value, ShownCells Cells, double[] Gradient)> _wanted = [];
    private readonly Dictionary<int, (IReadOnlyList<double?>? Slopes, string? Note)> _measured = [];

    /// <summary>Asks for the slopes of a tensor's shown elements.</summary>
    public void Add(int tensor, TraceValue value, ShownCells cells, double[] gradient) => _wanted.Add((tensor, value, cells, gradient));

    /// <summary>Measures what can be afforded: one element of each tensor first, then more of each.</summary>
    public void Run()
    {
        if (replay is null)
        {
            return;
        }
        long left = ViewLimits.MeasuringWork / (limits.IsTwin ? 20 : 1);
        long[] costs = [.. _wanted.Select(wanted => replay.Cost(wanted.Value))];
        int[] counts = new int[costs.Length];
        for (int i = 0; i < counts.Length && left > 0; i++)
        {
            // Each tensor's first element costs double: the replay is checked against the recording, and put back.
            (counts[i], left) = left >= 2 * costs[i] && _wanted[i].Gradient.Length > 0 ? (1, left - (2 * costs[i])) : (0, left);
        }
        for (int i = 0; i < counts.Length; i++)
        {
            long more = counts[i] == 0 ? 0 : Math.Min(_wanted[i].Gradient.Length - 1, left / (counts.Length - i) / Math.Max(1, costs[i]));
            (counts[i], left) = (counts[i] + (int)more, left - (more * costs[i]));
        }
        for (int i = 0; i < counts.Length; i++)
        {
            (int tensor, TraceValue value, ShownCells cells, double[] gradient) = _wanted[i];
            _measured[tensor] = Slopes(value, cells, [.. Enumerable.Range(0, gradient.Length).OrderByDescending(cell => Math.Abs(gradient[cell])).Take(counts[i])]);
        }
    }

    /// <summary>The slopes of a tensor's shown elements, and why some are missing.</summary>
    public (IReadOnlyList<double?>? Slopes, string? Note) Of(int tensor) => _measured.GetValueOrDefault(tensor);

    private (IReadOnlyList<double?>?, string?) Slopes(TraceValue value, ShownCells cells, int[] chosen)
    {
        if (chosen.Length == 0)
        {
            return (null, "Not measured: the network after it is too large.");
        }
        if (replay!.Measure(value, [.. chosen.Select(cell => cells.Indices[cell])]) is not { } slopes)
        {
            return (null, "Not measured: an operation after it does not repeat what was recorded.");
        }
        double?[] all = new double?[cells.Indices.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            all[chosen[i]] = slopes[i];
        }
        return (all, chosen.Length < all.Length ? "Measured for the largest gradients only." : null);
    }
}
