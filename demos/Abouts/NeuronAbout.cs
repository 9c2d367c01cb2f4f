using Tutorial.Demos.Playing;

namespace Tutorial.Demos.Abouts;

internal static class NeuronAbout
{
    public static About About { get; } = new(
        "neuron", "A neuron and its activation", "Inputs times weights, a sum, a bend: one neuron learns from one example after the other.",
        ["01-perceptron", "03-backpropagation", "04-multilayer-perceptron"], "one example: look at it, then learn from it",
        """
        The neuron learns OR with a sigmoid. Far out on the sigmoid, where it is nearly flat, an example is answered wrongly. How much does the neuron learn from it?

        - [ ] a lot, because the error is large
        - [ ] hardly anything, because the slope is nearly 0
        - [ ] nothing at all
        ---
        Each weight changes by rate × error × **slope** × input. Start with weights of 10 and a bias of −30: the errors are large and the slope is nearly 0, so hardly anything moves. The neuron is *saturated*. Take ReLU and it may be exactly 0: a dead unit.
        """,
        [
            Setting.Choice("examples", "Examples", "or", "and", "xor", "blobs"),
            Setting.Choice("activation", "Activation", "sigmoid", "threshold", "tanh", "relu", "leaky relu", "gelu"),
            Setting.Number("rate", "Learning rate", 0.5, 0, 10, 0.1) with { Help = "0: only look, learn nothing." },
            Setting.Number("w1", "Weight w₁ at the start", -0.5, -20, 20, 0.1),
            Setting.Number("w2", "Weight w₂ at the start", 0.7, -20, 20, 0.1),
            Setting.Number("b", "Bias at the start", 0.2, -50, 50, 0.1),
            Setting.Seed with { Help = "Decides where the blobs' points fall." },
            Setting.Data("Own examples", "One example a line: x₁, x₂ and what is wanted (0 or 1). Empty: the examples chosen above."),
        ],
        "Neuron", values => new Neuron(values));
}
