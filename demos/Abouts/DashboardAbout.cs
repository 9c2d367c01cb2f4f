using Tutorial.Demos.Playing;

namespace Tutorial.Demos.Abouts;

internal static class DashboardAbout
{
    public static About About { get; } = new(
        "dashboard", "A training as it runs", "Loss, accuracy, gradients, dead units and weights, live; break it on purpose and learn how that looks.",
        ["04-multilayer-perceptron", "06-generalisation"], "one batch of 32 examples",
        """
        A net starts with all weights at zero. How does its training look?

        - [ ] like any other, only slower at first
        - [ ] the loss stays where guessing has it
        - [ ] the loss becomes no number
        ---
        Every hidden unit answers 0 and gets the same gradient, 0; only the last bias learns. The loss stays at ln 10 = 2.303, what guessing has. Take the presets one after the other and say, from the curves alone, what is wrong: that is a skill.
        """,
        [
            Setting.Choice(
                "preset", "Break it", "healthy", "rate far too high", "rate far too low", "all weights zero", "dead units", "labels shuffled", "no shuffling",
                "softmax twice", "inputs not scaled", "too few examples"),
            Setting.Number("rate", "Learning rate", 0.002, 0, 10, 0.001),
            Setting.Number("units", "Units in the first layer", 64, 1, 256, 1),
            Setting.Seed,
            Setting.Data("Own examples", "One example a line: its inputs and, last, its class 0, 1, 2 … Empty: digits drawn by the kit."),
        ],
        "Dashboard", values => new Dashboard(values));
}
