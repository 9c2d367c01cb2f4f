using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L01Perceptron;

internal static class FireCheck
{
    public static ExerciseDefinition Exercise { get; } = new("01.2", "Does the unit fire?")
    {
        Task = "Answer 1 when w·x + b is 0 or more, else 0.",
        Solution = Fire,
        Inputs =
            from n in Draw.Count(1, 4)
            from line in Points.OnTheLine(n).Or(Points.BesideTheLine(n)).Or(Points.Anywhere(n))
            select Draw.Inputs(line.W, line.B, line.X),
        Laws =
        [
            new("multiplying weights and bias by 2 moves no point to the other side", (f, input) =>
                Equals(f(input), f([((double[])input[0]!).Select(w => 2 * w).ToArray(), 2 * (double)input[1]!, input[2]]))),
        ],
        Mistakes =
        [
            new("bias left out", "the bias is left out, so that every line passes through the origin",
                (double[] w, double b, double[] x) => Fire(w, 0, x)),
            new("compared with one half", "the sum is compared with 0.5, though the bias already is the threshold",
                (double[] w, double b, double[] x) => Fire(w, b - 0.5, x)),
            new("line counts as 0", "a point on the line counts as 0; here it counts as 1",
                (double[] w, double b, double[] x) => -Fire(w.Select(v => -v).ToArray(), -b, x) + 1),
            new("bias subtracted", "the bias is subtracted; it is added like one more product",
                (double[] w, double b, double[] x) => Fire(w, -b, x)),
        ],
        Hints =
        [
            "You are standing on a line in the plane. How does w·x + b tell you on which side a point lies?",
            "y = 1 if w·x + b ≥ 0, else y = 0",
            "w = [1, 2], b = −3: the point [1, 1] gives 1 + 2 − 3 = 0, it lies on the line and counts as 1; [1, 0.5] gives −1, so 0.",
            "Compute the weighted sum as in 01.1 but start with double sum = b; then return sum >= 0 ? 1 : 0;",
        ],
        Explanation = "The bias moves the threshold: w·x ≥ −b is the same question as w·x + b ≥ 0. Writing the threshold as one more weight, with an input that is always 1, lets the learning rule treat it like all others.",
    };

    private static int Fire(double[] w, double b, double[] x)
    {
        double sum = b;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i];
        }

        return sum >= 0 ? 1 : 0;
    }
}
