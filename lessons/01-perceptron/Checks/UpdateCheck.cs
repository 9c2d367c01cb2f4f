using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L01Perceptron;

internal static class UpdateCheck
{
    public static ExerciseDefinition Exercise { get; } = new("01.3", "Rosenblatt's rule")
    {
        Task = "Return weights and bias after the unit has seen one point x with the target t. The last number of wb is the bias. The array that comes in stays as it is.",
        Solution = Update,
        Inputs =
            from n in Draw.Count(1, 4)
            from line in Points.OnTheLine(n).Or(Points.Anywhere(n))
            from t in Draw.OneOf(0, 1)
            from eta in Draw.OneOf(0.1, 0.5, 1, 2)
            select Draw.Inputs((double[])[.. line.W, line.B], line.X, t, eta),
        Laws =
        [
            new("a point that is already on its side changes nothing", (f, input) =>
                Output((double[])input[0]!, (double[])input[1]!) != (int)input[2]!
                || ((double[])f(input)!).SequenceEqual((double[])input[0]!)),
        ],
        Mistakes =
        [
            new("output minus target", "output minus target is used, and the line steps away from the point",
                (double[] wb, double[] x, int t, double eta) => Moved(wb, x, -eta * (t - Output(wb, x)), 1)),
            new("moves after right answers", "the weights move after right answers too; there t − y is 0",
                (double[] wb, double[] x, int t, double eta) => Moved(wb, x, eta * (t == 1 ? 1 : -1), 1)),
            new("bias stays", "the bias stays where it is, though its input is a constant 1",
                (double[] wb, double[] x, int t, double eta) => Moved(wb, x, eta * (t - Output(wb, x)), 0)),
            new("eta left out", "the learning rate eta is left out, so that every step has full length",
                (double[] wb, double[] x, int t, double eta) => Moved(wb, x, t - Output(wb, x), 1)),
        ],
        Hints =
        [
            "The unit said 0 and should have said 1. Should the sum for this point become larger or smaller? What does that mean for the weight of a positive input?",
            "y = 1 if w·x + b ≥ 0, else 0;   wᵢ ← wᵢ + η (t − y) xᵢ;   b ← b + η (t − y)",
            "wb = [1, −2, 0.5], x = [1, 1], t = 1, η = 0.5: the sum is −0.5, so y = 0 and t − y = 1. New: [1.5, −1.5, 1].",
            "Compute y as in 01.2 with b = wb[^1]. Then var answer = (double[])wb.Clone(); answer[i] += eta * (t - y) * x[i] for each input, answer[^1] += eta * (t - y); return answer.",
        ],
        Explanation = "One rule covers three cases: t − y is 1 after a missed 1, −1 after a false alarm, and 0 after a right answer. The step adds η(t − y)|x|² + η(t − y) to the sum of this very point, so the line always moves towards putting it right.",
    };

    private static double[] Update(double[] wb, double[] x, int t, double eta)
    {
        double sum = wb[^1];
        for (int i = 0; i < x.Length; i++)
        {
            sum += wb[i] * x[i];
        }

        int y = sum >= 0 ? 1 : 0;
        var answer = (double[])wb.Clone();
        for (int i = 0; i < x.Length; i++)
        {
            answer[i] += eta * (t - y) * x[i];
        }

        answer[^1] += eta * (t - y);
        return answer;
    }

    private static int Output(double[] wb, double[] x) => wb[^1] + x.Select((value, i) => wb[i] * value).Sum() >= 0 ? 1 : 0;

    private static double[] Moved(double[] wb, double[] x, double step, double biasInput) =>
        [.. x.Select((value, i) => wb[i] + (step * value)), wb[^1] + (step * biasInput)];
}
