using System.Diagnostics;
using Tutorial.Kernel.Tests;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Mutation;

/// <summary>Every planted mistake in a backward method turns a gradient property red.</summary>
public class BackwardMutationTests(ITestOutputHelper output)
{
    /// <summary>Mutants that compute the same gradients, each with the reason why no test can tell.</summary>
    private static readonly Dictionary<string, string> s_equivalent = new()
    {
        ["PowerOperation.Slope: slope.Clear()  =>  (nothing)"] = "with exponent 0 nothing else writes to the buffer, which the stack hands out as zeros",
        ["ConvChannelLanes.Run: new Span<T>(lanes, panels * g.OutArea * Width).Clear()  =>  (nothing)"] = "what lanes beside the channels hold is thrown away; zeros only spare the processor odd numbers",
    };

    [Fact]
    public void Backward_EveryMutant_IsKilledOrListed()
    {
        using MutatedLibrary library = new();
        Assert.True(library.Mutants.Count >= 60, $"only {library.Mutants.Count} mutants");
        Mutant[] chosen = Chosen(library.Mutants);
        foreach (Mutant first in chosen.DistinctBy(mutant => mutant.Operation))
        {
            Assert.True(library.PassesUnmutated(first), $"{first.Operation} is red without a mutant");
        }
        List<string> survivors = [];
        foreach (Mutant mutant in chosen.Where(mutant => !s_equivalent.ContainsKey(mutant.ToString())))
        {
            long started = Stopwatch.GetTimestamp();
            if (!library.IsKilled(mutant))
            {
                survivors.Add(mutant.ToString());
            }
            output.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:f1} s  {mutant}");
        }
        Findings.Report($"{chosen.Length} of {library.Mutants.Count} mutants of the backward passes chosen; {survivors.Count} survive, {chosen.Count(mutant => s_equivalent.ContainsKey(mutant.ToString()))} are equivalent, each with its reason.");
        Assert.True(survivors.Count == 0, string.Join("\n", survivors));
    }

    /// <summary>All when proving, else a seeded tenth.</summary>
    private static Mutant[] Chosen(IReadOnlyList<Mutant> all)
    {
        if (Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1")
        {
            return [.. all];
        }
        int[] order = new RandomSource(20260101).Permutation(all.Count);
        return [.. order[..((all.Count + 9) / 10)].Order().Select(i => all[i])];
    }
}
