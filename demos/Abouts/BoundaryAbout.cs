using Tutorial.Demos.Playing;

namespace Tutorial.Demos.Abouts;

internal static class BoundaryAbout
{
    public static About About { get; } = new(
        "boundary", "A boundary in the plane", "A small network learns to tell two kinds of points apart; paint your own.",
        ["01-perceptron", "02-gradient-descent", "03-backpropagation", "04-multilayer-perceptron"], "one pass over all points",
        """
        A network with one hidden layer of 8 units learns the two moons. What does it draw between them?

        - [ ] a straight line
        - [ ] a curve with as many bends as there are hidden units
        - [ ] first a straight line, which bends as training goes on
        - [ ] a ring around each point
        ---
        At first the best small change is nearly linear, so a straight line comes first. It bends where the gradient still finds errors. Take **0** hidden layers and the line stays straight for ever.
        """,
        [
            Setting.Choice("data-set", "Points", "moons", "blobs", "rings", "spirals", "xor"),
            Setting.Number("noise", "Noise", 0.15, 0, 1, 0.05),
            Setting.Number("layers", "Hidden layers", 1, 0, 4, 1),
            Setting.Number("units", "Units in each", 8, 1, 32, 1),
            Setting.Choice("activation", "Activation", "tanh", "relu", "sigmoid"),
            Setting.Choice("optimizer", "Optimizer", "adam", "sgd", "momentum"),
            Setting.Number("rate", "Learning rate", 0.03, 0, 3, 0.01),
            Setting.Number("decay", "Weight decay", 0, 0, 0.3, 0.01),
            Setting.Seed,
            Setting.Data("Own points", "One point a line: x, y and the class 0 or 1. Empty: the points chosen above."),
        ],
        "Boundary", values => new Boundary(values));
}
