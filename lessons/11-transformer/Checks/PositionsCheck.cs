using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class PositionsCheck
{
    public static ExerciseDefinition Exercise { get; } = new("11.2", "Positions as sines")
    {
        Task = "Return (length, features), features even: column 2i of row t is sin(t / 10000^(2i/features)), column 2i + 1 the cosine of the same angle. Rows are counted from 0.",
        Solution = Positions,
        Inputs =
            from length in Draw.Count(3, 6)
            from half in Gen.Choose(2, 4)
            select Draw.Inputs(length, 2 * half),
        IsFair = input => (int)input[0]! >= 3 && (int)input[1]! >= 4 && (int)input[1]! % 2 == 0,
        Laws = [new("sine² + cosine² of each pair is 1", (f, input) => f(input) is double[,] p && Enumerable.Range(0, p.GetLength(0)).All(t =>
            Enumerable.Range(0, p.GetLength(1) / 2).All(i => Tables.Same(Math.Pow(p[t, 2 * i], 2) + Math.Pow(p[t, (2 * i) + 1], 2), 1.0))))],
        Mistakes =
        [
            new("own angle", "each column has an angle of its own; a sine and its cosine share one", (int length, int features) => Table(length, features, (t, d) => t / Math.Pow(10000, d / (double)features))),
            new("i for 2i", "the exponent is i/features; it is 2i/features", (int length, int features) => Table(length, features, (t, d) => t / Math.Pow(10000, d / 2 / (double)features))),
            new("multiplied", "t is multiplied by the power; it is divided by it", (int length, int features) => Table(length, features, (t, d) => t * Math.Pow(10000, d / 2 * 2 / (double)features))),
            new("from one", "positions are counted from 1; the first one is 0", (int length, int features) => Table(length, features, (t, d) => Angle(t + 1, d, features))),
            new("cosine first", "cosines stand in the even columns; there stand the sines", (int length, int features) => Tables.Make(length, features, (t, d) => d % 2 == 0 ? Math.Cos(Angle(t, d, features)) : Math.Sin(Angle(t, d, features)))),
        ],
        Hints =
        [
            "Clock hands: which of the pairs is the second hand, which the hour hand?",
            "p[t, 2i] = sin(t/10000^(2i/D));   p[t, 2i + 1] = cos(t/10000^(2i/D))",
            "D = 4: row 1 is [sin 1, cos 1, sin 0.01, cos 0.01] = [0.841, 0.540, 0.010, 1.000].",
            "double angle = t / Math.Pow(10000, 2 * i / (double)features); p[t, 2 * i] = Math.Sin(angle); p[t, 2 * i + 1] = Math.Cos(angle);",
        ],
        Explanation = "Each pair is a clock hand, the first quick, the last slow. Going k steps on turns every hand by a fixed angle, whatever the time: so \"three words back\" is the same turn everywhere (Vaswani and others 2017, section 3.5).",
    };

    private static double[,] Positions(int length, int features)
    {
        var p = new double[length, features];
        for (int t = 0; t < length; t++)
        {
            for (int i = 0; i < features / 2; i++)
            {
                double angle = t / Math.Pow(10000, 2 * i / (double)features);
                p[t, 2 * i] = Math.Sin(angle);
                p[t, (2 * i) + 1] = Math.Cos(angle);
            }
        }

        return p;
    }

    private static double Angle(int t, int d, int features) => t / Math.Pow(10000, d / 2 * 2 / (double)features);

    private static double[,] Table(int length, int features, Func<int, int, double> angle) =>
        Tables.Make(length, features, (t, d) => d % 2 == 0 ? Math.Sin(angle(t, d)) : Math.Cos(angle(t, d)));
}
