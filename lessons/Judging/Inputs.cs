using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Judging;

/// <summary>Draws inputs: the same seed draws the same inputs, on every machine.</summary>
public static class Inputs
{
    // Small inputs show a mistake best, large ones find it: both are drawn.
    private static readonly int[] Sizes = [2, 5, 10, 20, 35, 50, 65, 80, 90, 100];

    private static readonly int[] SmallSizes = [0, 1, 2, 4, 8];

    /// <summary>The inputs that an exercise is judged on.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="seed">Which inputs.</param>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<object?[]> Draw(ExerciseDefinition exercise, int seed, int count = 100) =>
        [.. Sizes.SelectMany((size, i) => Sample(exercise, size, seed, i, count / Sizes.Length))];

    /// <summary>Small inputs, the smallest first: where a failing example is looked for.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="seed">Which inputs.</param>
    public static IReadOnlyList<object?[]> DrawSmall(ExerciseDefinition exercise, int seed) =>
        [.. SmallSizes.SelectMany((size, i) => Sample(exercise, size, seed, 100 + i, 40))];

    private static object?[][] Sample(ExerciseDefinition exercise, int size, int seed, int stream, int count) =>
        // The second number of FsCheck's generator must be odd.
        exercise.Inputs.Sample(count, new Rnd((ulong)(uint)seed, (2UL * (ulong)stream) + 1), size).ToArray();
}
