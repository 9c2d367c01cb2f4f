using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L04MultilayerPerceptron;

internal static class DeadUnitsCheck
{
    public static ExerciseDefinition Exercise { get; } = new("04.7", "Read the table: dead units")
    {
        Task = "Row n holds what every unit of a ReLU layer gave for example n. Count the units that gave 0 for all examples.",
        Solution = DeadUnits,
        Inputs =
            from rows in Draw.Count(2, 5)
            from units in Draw.Count(2, 6)
            from values in Draw.Table(rows, units)
            from dead in Draw.OneOf(true, false, false).ArrayOf(units)
            from silent in Draw.OneOf(true, false, false, false, false).ArrayOf(rows)
            select Draw.Inputs(Tables.Make(rows, units, (n, u) => dead[u] || silent[n] ? 0 : Math.Max(0, values[n, u]))),
        IsFair = input => ((double[,])input[0]!).Cast<double>().All(v => v >= 0),
        Laws = [new("one more example with all units awake leaves none dead", (f, input) =>
            Equals(0, f([Tables.Make(((double[,])input[0]!).GetLength(0) + 1, ((double[,])input[0]!).GetLength(1), (n, u) => n == 0 ? 1 : ((double[,])input[0]!)[n - 1, u])])))],
        Mistakes =
        [
            new("rows counted", "rows are counted and not columns; a column is one unit over all examples",
                (double[,] activations) => DeadUnits(Tables.Turned(activations))),
            new("zeros counted", "every 0 is counted; a unit is dead when all of its column is 0",
                (double[,] activations) => activations.Cast<double>().Count(v => v == 0)),
            new("one zero is enough", "a unit counts as dead as soon as it gives 0 once; a ReLU is meant to do that now and then",
                (double[,] activations) => Enumerable.Range(0, activations.GetLength(1)).Count(u => Tables.Column(activations, u).Contains(0))),
            new("living counted", "the units that are alive are counted",
                (double[,] activations) => activations.GetLength(1) - DeadUnits(activations)),
        ],
        Hints =
        [
            "Is a unit that is 0 for half of the examples in trouble? What is different for one that is 0 for all of them?",
            "dead = number of u with max over n of activations[n, u] = 0",
            "((1, 0, 0), (0, 0, 2)): only the middle column is all 0, so the answer is 1.",
            "for each u: bool alive = false; for each n: alive |= activations[n, u] > 0; if (!alive) { dead++; }",
        ],
        Explanation = "Where a ReLU gives 0 its slope is 0 too; a unit that does so for every example gets no gradient at all and stays as it is. A few are normal; many mean too large a rate or a bad start.",
    };

    private static int DeadUnits(double[,] activations)
    {
        int dead = 0;
        for (int u = 0; u < activations.GetLength(1); u++)
        {
            bool alive = false;
            for (int n = 0; n < activations.GetLength(0); n++)
            {
                alive = alive || activations[n, u] > 0;
            }

            dead += alive ? 0 : 1;
        }

        return dead;
    }
}
