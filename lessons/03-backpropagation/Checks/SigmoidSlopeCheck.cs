using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L03Backpropagation;

internal static class SigmoidSlopeCheck
{
    public static ExerciseDefinition Exercise { get; } = new("03.1", "The slope of the sigmoid")
    {
        Points = 1,
        Task = "Given a = σ(z), return the slope of σ at z. You need no exponential.",
        Solution = SigmoidSlope,
        Inputs = Draw.Between(0.001, 0.999).Select(a => Draw.Inputs(a)),
        IsFair = input => (double)input[0]! is > 0 and < 1,
        Laws = [new("the slope is the same at a and at 1 − a", (f, input) => Math.Abs((double)f(input)! - (double)f([1 - (double)input[0]!])!) < 1e-9)],
        Mistakes =
        [
            new("slope at the output", "σ is applied once more; a already is its output",
                (double a) => Sigmoid(a) * (1 - Sigmoid(a))),
            new("tanh's slope", "1 − a² is used, which is the slope of tanh",
                (double a) => 1 - (a * a)),
            new("half the product", "1 − a is returned alone; the slope is a product with a",
                (double a) => 1 - a),
            new("sign flipped", "a(a − 1) is used; the sigmoid rises, so its slope is positive",
                (double a) => a * (a - 1)),
        ],
        Hints =
        [
            "Where is the curve of σ steepest, and how steep is it where a is almost 0 or almost 1?",
            "σ′(z) = σ(z) (1 − σ(z)), and σ(z) is the a that you are given.",
            "a = 0.5 gives 0.5 · 0.5 = 0.25, the steepest place. a = 0.9 gives 0.09.",
            "return a * (1 - a);",
        ],
        Explanation = "The forward pass has computed a already, so the slope costs one subtraction and one product. It is never more than 0.25: a gradient that passes through ten sigmoids has shrunk a million times, which is why lesson 04 looks for other activations.",
    };

    private static double SigmoidSlope(double a) => a * (1 - a);

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
