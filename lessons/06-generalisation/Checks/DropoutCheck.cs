using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class DropoutCheck
{
    public static ExerciseDefinition Exercise { get; } = new("06.2", "Dropout")
    {
        Task = "In training: 0 where u[i] < p, else x[i]/(1 − p). Otherwise: x as it is, in a new array.",
        Solution = Dropout,
        Inputs =
            from n in Draw.Count(2, 6)
            from x in Draw.Vector(n)
            from p in Draw.OneOf(0.2, 0.3, 0.4)
            from u in Draw.Between(0.001, 0.999).Or(Draw.Between(0.001, 0.999)).Or(Gen.Constant(p)).ArrayOf(n)
            from training in Draw.OneOf(true, true, false)
            select Draw.Inputs(x, u, p, training),
        IsFair = input => ((double[])input[1]!).All(u => u is > 0 and < 1) && (double)input[2]! is 0.2 or 0.3 or 0.4,
        Laws = [new("with p = 0 nothing is dropped", (f, input) => Tables.Same(f([input[0], input[1], 0.0, input[3]]), input[0]))],
        Mistakes =
        [
            new("not divided", "the survivors are not divided by 1 − p, so that training is quieter than testing",
                (double[] x, double[] u, double p, bool training) => Drop(x, u, training, v => v < p, 1)),
            new("p kept", "p is the share that is kept; here it is the share that is dropped",
                (double[] x, double[] u, double p, bool training) => Drop(x, u, training, v => v >= p, p)),
            new("also in evaluation", "it also acts in evaluation; there nothing is dropped",
                (double[] x, double[] u, double p, bool training) => Drop(x, u, true, v => v < p, 1 - p)),
            new("divided by p", "the survivors are divided by p; the share that survives is 1 − p",
                (double[] x, double[] u, double p, bool training) => Drop(x, u, training, v => v < p, p)),
        ],
        Hints =
        [
            "If a fifth of the units is silent in training, how loud must the others be so that the next layer hears the same on average?",
            "training: yᵢ = 0 if uᵢ < p, else xᵢ/(1 − p);   evaluation: yᵢ = xᵢ",
            "x = [4, 4], u = [0.1, 0.9], p = 0.2: training gives [0, 5], evaluation [4, 4].",
            "y[i] = !training ? x[i] : u[i] < p ? 0 : x[i] / (1 - p);",
        ],
        Explanation = "Dividing in training instead of multiplying in testing is called inverted dropout: the model that is used needs no change at all. No unit can rely on a single other one, which is what keeps the net from learning by heart (Srivastava and others 2014).",
    };

    private static double[] Dropout(double[] x, double[] u, double p, bool training)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = !training ? x[i] : u[i] < p ? 0 : x[i] / (1 - p);
        }

        return y;
    }

    private static double[] Drop(double[] x, double[] u, bool training, Func<double, bool> dropped, double divisor) =>
        [.. x.Zip(u, (value, draw) => !training ? value : dropped(draw) ? 0 : value / divisor)];
}
