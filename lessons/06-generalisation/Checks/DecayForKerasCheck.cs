using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class DecayForKerasCheck
{
    public static ExerciseDefinition Exercise { get; } = new("06.7", "Keras' L2 as a weight decay")
    {
        Task = "A Keras layer has the price λ Σ w² in its loss. Return the weight decay that does the same in plain descent (it adds decay·w to the gradient), and the weight after one such step.",
        Solution = DecayForKeras,
        Inputs =
            from w in Draw.Number()
            from gradient in Draw.Number()
            from rate in Draw.OneOf(0.1, 0.5, 0.01)
            from lambda in Draw.OneOf(0.1, 0.01, 0.3)
            select Draw.Inputs(w, gradient, rate, lambda),
        IsFair = input => (double)input[2]! > 0 && (double)input[3]! > 0,
        Laws = [new("a weight of 0 feels no pull", (f, input) => f([0.0, input[1], input[2], input[3]]) is double[] { Length: 2 } step && Tables.Same(step[1], -(double)input[2]! * (double)input[1]!))],
        Mistakes =
        [
            new("lambda itself", "the decay is taken to be λ; the slope of λw² is 2λw",
                (double w, double gradient, double rate, double lambda) => new[] { lambda, w - (rate * (gradient + (lambda * w))) }),
            new("halved", "the decay is λ/2; the 2 of the square's slope multiplies and does not divide",
                (double w, double gradient, double rate, double lambda) => new[] { lambda / 2, w - (rate * (gradient + (lambda / 2 * w))) }),
            new("price in the gradient", "the price λw² itself is added to the gradient, in the place of its slope",
                (double w, double gradient, double rate, double lambda) => new[] { 2 * lambda, w - (rate * (gradient + (lambda * w * w))) }),
            new("pull without the rate", "the weight shrinks by the whole decay; the rate takes part",
                (double w, double gradient, double rate, double lambda) => new[] { 2 * lambda, (w * (1 - (2 * lambda))) - (rate * gradient) }),
        ],
        Hints =
        [
            "What is the slope of λw² with respect to w? What does a weight decay add to the gradient?",
            "∂(λw²)/∂w = 2λw = decay·w;   w ← w − η (g + 2λw)",
            "w = 2, g = 0.5, η = 0.1, λ = 0.1: decay 0.2, w becomes 2 − 0.1·(0.5 + 0.4) = 1.91.",
            "double decay = 2 * lambda; return new[] { decay, w - (rate * (gradient + (decay * w))) };",
        ],
        Explanation = "Copying l2(0.01) as weight_decay=0.01 halves the strength without any message. In Adam the converted pull still goes through √v̂; in AdamW it stands outside, so there no factor makes the two alike.",
    };

    private static double[] DecayForKeras(double w, double gradient, double rate, double lambda)
    {
        double decay = 2 * lambda;
        return [decay, w - (rate * (gradient + (decay * w)))];
    }
}
