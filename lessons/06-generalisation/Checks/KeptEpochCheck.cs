using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class KeptEpochCheck
{
    public static ExerciseDefinition Exercise { get; } = new("06.6", "Read the curve: early stopping")
    {
        Task = "Training stops once `patience` epochs in a row have brought no new lowest validation loss, or when the list ends. Return the epoch, counted from 0, with the lowest loss seen until then.",
        Solution = KeptEpoch,
        Inputs =
            from n in Draw.Count(2, 9)
            from validation in Draw.Between(0.1, 2).ArrayOf(n)
            where validation.Distinct().Count() == n
            from patience in Gen.Choose(1, 3)
            select Draw.Inputs(validation, patience),
        IsFair = input => ((double[])input[0]!).Distinct().Count() == ((double[])input[0]!).Length,
        Laws = [new("adding one number to all losses changes nothing", (f, input) => Equals(f(input), f([((double[])input[0]!).Select(v => v + 1).ToArray(), input[1]])))],
        Mistakes =
        [
            new("lowest of all", "the lowest loss of the whole list is taken; training has stopped long before",
                (double[] validation, int patience) => Array.IndexOf(validation, validation.Min())),
            new("stopping epoch", "the epoch at which training stops is returned; the weights of the best one are kept",
                (double[] validation, int patience) => Math.Min(validation.Length - 1, KeptEpoch(validation, patience) + patience)),
            new("first rise", "training stops at the first rise; patience allows some",
                (double[] validation, int patience) => KeptEpoch(validation, 1)),
            new("counted from one", "epochs are counted from 1; the first one is epoch 0",
                (double[] validation, int patience) => KeptEpoch(validation, patience) + 1),
        ],
        Hints =
        [
            "The loss goes 5, 4, 4.5, 3, … With patience 1, is the 3 ever seen? With patience 2?",
            "best: the lowest so far. Stop at epoch e when e − best = patience. Return best.",
            "[5, 4, 4.5, 3], patience 1: epoch 2 brings no new lowest, stop, keep epoch 1. Patience 2: epoch 3 is reached, keep it.",
            "int best = 0; for (int e = 1; e < validation.Length && e - best <= patience; e++) { if (validation[e] < validation[best]) { best = e; } } return best;",
        ],
        Explanation = "Validation curves wobble, so one bad epoch proves little; patience says how many do. What is kept are the weights of the best epoch and not of the last, which is why training must save them on the way.",
    };

    private static int KeptEpoch(double[] validation, int patience)
    {
        int best = 0;
        for (int e = 1; e < validation.Length && e - best <= patience; e++)
        {
            if (validation[e] < validation[best])
            {
                best = e;
            }
        }

        return best;
    }
}
