using System.Globalization;
using Tutorial.Reference.Autograd;

namespace Tutorial.Visuals.Stepping;

/// <summary>Holds a learner's numbers beside a recording, in the order in which the library came to its own.</summary>
/// <param name="trace">The recording.</param>
/// <param name="tolerance">Largest |yours − reference| / max(1, |reference|) that counts as the same.</param>
internal sealed class Comparison(StepTrace trace, double tolerance)
{
    /// <summary>The first result that differs, else the first gradient, else null.</summary>
    /// <exception cref="ArgumentException">A key names nothing, or the number of elements is wrong.</exception>
    public Divergence? First(IReadOnlyDictionary<string, double[]> forward, IReadOnlyDictionary<string, double[]> backward)
    {
        CheckKeys("forward", forward.Keys, Results().SelectMany(result => new[] { result.Key, result.Name }));
        CheckKeys("backward", backward.Keys, Gradients().SelectMany(gradient => new[] { gradient.Key, gradient.Name }));
        return First(Results(), forward, isBackward: false) ?? First(Gradients(), backward, isBackward: true);
    }

    private Divergence? First(IEnumerable<(int Step, string? Key, string? Name, TraceValue Value)> reference, IReadOnlyDictionary<string, double[]> given, bool isBackward)
    {
        int agreed = 0;
        foreach ((int step, string? key, string? known, TraceValue value) in reference)
        {
            string? name = known is not null && given.ContainsKey(known) ? known : key is not null && given.ContainsKey(key) ? key : null;
            if (name is null)
            {
                continue;
            }
            int differs = FirstDifference(name, given[name], value);
            if (differs >= 0)
            {
                string label = known ?? $"result {key}";
                return new Divergence(step, trace.Forward[step - 1].Name, isBackward, label, value.Shape.IndicesOf(differs), given[name][differs], value.Values[differs], agreed);
            }
            agreed = step;
        }
        return null;
    }

    private int FirstDifference(string name, double[] yours, TraceValue reference)
    {
        if (yours.Length != reference.Values.Count)
        {
            throw new ArgumentException($"Compare: '{name}' has {Words.Numbers.Count(yours.Length, "number")}; the reference has shape {reference.Shape}, {reference.Values.Count} in all.");
        }
        for (int i = 0; i < yours.Length; i++)
        {
            // Written so that a NaN on one side only counts as different.
            bool same = yours[i].Equals(reference.Values[i]) || Math.Abs(yours[i] - reference.Values[i]) <= tolerance * Math.Max(1, Math.Abs(reference.Values[i]));
            if (!same)
            {
                return i;
            }
        }
        return -1;
    }

    private IEnumerable<(int Step, string? Key, string? Name, TraceValue Value)> Results()
        => trace.Forward.Select((entry, i) => (i + 1, (string?)Key(i), entry.Output.Name, entry.Output));

    /// <summary>The finished gradients, each when its last share has arrived.</summary>
    private IEnumerable<(int Step, string? Key, string? Name, TraceValue Value)> Gradients()
    {
        Dictionary<object, int> maker = new(ReferenceEqualityComparer.Instance);
        Dictionary<TraceEntry, int> place = [];
        for (int i = 0; i < trace.Forward.Count; i++)
        {
            maker[trace.Forward[i].Output.Tensor] = place[trace.Forward[i]] = i;
        }
        var shares = trace.Backward.SelectMany(entry => entry.Accumulated.Select((sum, at) => (entry, Input: entry.Inputs[at], sum)))
            .Where(share => share.sum is not null).ToList();
        for (int i = 0; i < shares.Count; i++)
        {
            (TraceEntry entry, TraceValue input, TraceValue? sum) = shares[i];
            if (!shares.Skip(i + 1).Any(later => ReferenceEquals(later.Input.Tensor, input.Tensor)))
            {
                yield return (place[entry] + 1, maker.TryGetValue(input.Tensor, out int made) ? Key(made) : null, input.Name, sum!);
            }
        }
    }

    private static string Key(int step) => (step + 1).ToString(CultureInfo.InvariantCulture);

    private static void CheckKeys(string which, IEnumerable<string> keys, IEnumerable<string?> known)
    {
        HashSet<string> names = [.. known.OfType<string>()];
        if (keys.FirstOrDefault(key => !names.Contains(key)) is { } wrong)
        {
            throw new ArgumentException($"Compare: '{wrong}' under {which} is neither a tensor's name nor a step's number; there are {string.Join(", ", names)}.");
        }
    }
}
