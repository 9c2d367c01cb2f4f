using Tutorial.Demos.Playing;

namespace Tutorial.Demos.Abouts;

internal static class RaceAbout
{
    public static About About { get; } = new(
        "race", "A race of optimizers", "Six rules run down the same surface from the same place.",
        ["02-gradient-descent", "05-optimizers"], "one step of every optimizer",
        """
        All six start on the wall of a long ravine. Who runs along its floor and not from wall to wall?

        - [ ] plain descent (sgd)
        - [ ] momentum
        - [ ] those that give each direction a rate of its own (adagrad, rmsprop, adam)
        - [ ] nobody
        ---
        Plain descent goes where the slope is steepest: across. Momentum adds what points the same way, step after step, and lets the rest cancel. Adagrad, RMSProp and Adam divide each direction by the size of its own slopes, so the steep one no longer sets the pace. Take the **saddle** to see who gets stuck.
        """,
        [
            Setting.Choice("surface", "Surface", "ravine", "rosenbrock", "saddle"),
            Setting.Number("factor", "All rates times", 1, 0, 20, 0.1),
            Setting.Text("x", "Start x", "", "Empty: the usual start. Or click in the map."),
            Setting.Text("y", "Start y", "", ""),
            Setting.Seed with { Help = "Nothing here is drawn at random: every seed gives the same race." },
            Setting.Data("Own runners", "One runner a line and its rate: sgd, momentum, nesterov, adagrad, rmsprop or adam. Empty: all six at fair rates."),
        ],
        "Race", values => new Race(values));
}
