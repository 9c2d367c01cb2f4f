using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L09LstmAndGru;

internal static class BlendCheck
{
    public static ExerciseDefinition Exercise { get; } = new("09.1", "What a gate does")
    {
        Points = 1,
        Task = "Blend two vectors number by number: where z is 1 the old number stays, where z is 0 the new one comes, between them a share of both.",
        Solution = Blend,
        Inputs =
            from n in Draw.Count(2, 4)
            from old in Draw.Vector(n)
            from fresh in Draw.Vector(n)
            from z in Draw.Between(0.05, 0.95).ArrayOf(n)
            select Draw.Inputs(old, fresh, z),
        IsFair = input => input.Cast<double[]>().Select(v => v.Length).Distinct().Count() == 1 && ((double[])input[2]!).All(z => z is >= 0 and <= 1),
        Laws =
        [
            new("blending a vector with itself changes nothing", (f, input) => Tables.Same(f([input[0], input[0], input[2]]), input[0])),
        ],
        Mistakes =
        [
            new("gate turned round", "z = 1 takes the new value; here, as in PyTorch's GRU, it keeps the old one",
                (double[] old, double[] fresh, double[] z) => Blend(fresh, old, z)),
            new("new value ungated", "the new value enters whole and only the old one is gated; the two shares should add up to 1",
                (double[] old, double[] fresh, double[] z) => (double[])[.. z.Select((gate, i) => (gate * old[i]) + fresh[i])]),
            new("old value ungated", "the old value stays whole and only the new one is gated",
                (double[] old, double[] fresh, double[] z) => (double[])[.. z.Select((gate, i) => old[i] + ((1 - gate) * fresh[i]))]),
            new("hard switch", "the gate is rounded to 0 or 1; it lets a share through",
                (double[] old, double[] fresh, double[] z) => (double[])[.. z.Select((gate, i) => gate >= 0.5 ? old[i] : fresh[i])]),
        ],
        Hints =
        [
            "What should come out at z = 1, at z = 0, and at z = ½?",
            "resultᵢ = zᵢ·oldᵢ + (1 − zᵢ)·freshᵢ",
            "old = (2), fresh = (4), z = (0.75): 0.75·2 + 0.25·4 = 2.5.",
            "for each i: result[i] = z[i] * old[i] + (1 - z[i]) * fresh[i];",
        ],
        Explanation = "This line is why gated cells remember. With z near 1 the factor on the way back is near 1, step after step, and the network can learn when that should be so. Chung and others 2014 have z and 1 − z the other way round; the equations mean the same.",
    };

    private static double[] Blend(double[] old, double[] fresh, double[] z)
    {
        var result = new double[z.Length];
        for (int i = 0; i < z.Length; i++)
        {
            result[i] = (z[i] * old[i]) + ((1 - z[i]) * fresh[i]);
        }

        return result;
    }
}
