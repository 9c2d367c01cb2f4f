using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class HonestScoreCheck
{
    public static ExerciseDefinition Exercise { get; } = new("06.10", "What may be reported?")
    {
        Task = "A search tried several settings. validation[i] and test[i] are the losses of setting i. Return the number that an honest report gives for the setting it chose.",
        Solution = HonestScore,
        Inputs =
            from n in Draw.Count(2, 6)
            from validation in Draw.Between(0.1, 2).ArrayOf(n)
            from test in Draw.Between(0.1, 2).ArrayOf(n)
            where validation.Distinct().Count() == n
            select Draw.Inputs(validation, test),
        IsFair = input => input[0] is double[] { Length: > 1 } v && v.Length == ((double[])input[1]!).Length && v.Distinct().Count() == v.Length,
        Laws = [new("what the settings that were not chosen do on the test part changes nothing", (f, input) =>
        {
            var validation = (double[])input[0]!;
            int chosen = Array.IndexOf(validation, validation.Min());
            return Tables.Same(f(input), f([validation, ((double[])input[1]!).Select((loss, i) => i == chosen ? loss : loss + 1).ToArray()]));
        })],
        Mistakes =
        [
            new("best on test", "the lowest test loss is taken; then the test part has chosen, and flatters",
                (double[] validation, double[] test) => test.Min()),
            new("validation reported", "the validation loss of the winner is reported; whatever was chosen on a part looks too good on it",
                (double[] validation, double[] test) => validation.Min()),
            new("highest taken", "the highest validation loss wins; these are losses, and lower is better",
                (double[] validation, double[] test) => test[Array.IndexOf(validation, validation.Max())]),
            new("averaged", "the test losses of all settings are averaged; only the chosen one will be used",
                (double[] validation, double[] test) => test.Average()),
        ],
        Hints =
        [
            "Which part may choose? Which part may judge? May one part do both?",
            "i* = the setting with the lowest validation loss; report test[i*]",
            "validation (0.5, 0.3, 0.4), test (0.4, 0.6, 0.2): setting 1 is chosen, 0.6 is reported.",
            "int chosen = 0; loop: if (validation[i] < validation[chosen]) { chosen = i; } return test[chosen];",
        ],
        Explanation = "The honest number is often worse than both lower ones, which is the price of choosing: part of the winner's lead was luck. Whoever reads a paper should ask which part chose.",
    };

    private static double HonestScore(double[] validation, double[] test)
    {
        int chosen = 0;
        for (int i = 1; i < validation.Length; i++)
        {
            if (validation[i] < validation[chosen])
            {
                chosen = i;
            }
        }

        return test[chosen];
    }
}
