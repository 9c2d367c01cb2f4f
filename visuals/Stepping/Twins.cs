using Tutorial.Reference.Autograd;

namespace Tutorial.Visuals.Stepping;

/// <summary>Runs the composed twin of a fused operation on the same inputs and compares.</summary>
internal static class Twins
{
    /// <summary>The twin, or null when the operation is not fused or twins are nested too deep.</summary>
    /// <param name="entry">The operation.</param>
    /// <param name="limits">How much may be shown.</param>
    /// <param name="names">What the inputs are called.</param>
    public static ViewTwin? Of(TraceEntry entry, ViewLimits limits, IReadOnlyDictionary<object, string> names)
    {
        if (limits.TwinDepth == 0 || entry.Probe.Expand(entry.Incoming) is not { Forward.Count: > 0 } twin)
        {
            return null;
        }
        int count = twin.Forward.Count;
        ViewModel? model = limits.Twins.Take(count) ? ModelBuilder.Of(twin, limits.Inside(count), names) : null;
        return new ViewTwin(model, Apart(entry.Output.Values, twin.Forward[^1].Output.Values), Gradients(entry, twin), count);
    }

    private static double? Gradients(TraceEntry entry, StepTrace twin)
    {
        if (entry.Incoming is null || twin.Backward.Count == 0)
        {
            return null;
        }
        IReadOnlyList<double[]?> fused = entry.Probe.Pull([.. entry.Incoming.Values]);
        Dictionary<object, TraceValue> composed = new(ReferenceEqualityComparer.Instance);
        foreach (TraceEntry step in twin.Backward)
        {
            for (int place = 0; place < step.Inputs.Count; place++)
            {
                if (step.Accumulated[place] is { } sum)
                {
                    composed[step.Inputs[place].Tensor] = sum;
                }
            }
        }
        double largest = 0;
        for (int place = 0; place < entry.Inputs.Count; place++)
        {
            if (fused[place] is { } ours && composed.TryGetValue(entry.Inputs[place].Tensor, out TraceValue? theirs))
            {
                largest = Math.Max(largest, Apart(ours, theirs.Values));
            }
        }
        return largest;
    }

    private static double Apart(IReadOnlyList<double> ours, IReadOnlyList<double> theirs)
        => ours.Zip(theirs, (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Max();
}
