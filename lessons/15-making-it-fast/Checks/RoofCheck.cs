using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L15MakingItFast;

internal static class RoofCheck
{
    public static ExerciseDefinition Exercise { get; } = new("15.2", "The roofline")
    {
        Task = "A loop does `intensity` operations for each byte it moves. It cannot compute faster than the peak, and cannot get bytes faster than the bandwidth. Return the best rate that both allow.",
        Solution = Roof,
        Inputs =
            from peak in Draw.Between(1, 300)
            from bandwidth in Draw.Between(1, 40)
            from intensity in Draw.Between(0.05, 20)
            select Draw.Inputs(peak, bandwidth, intensity),
        IsFair = input => input.All(v => (double)v! > 0),
        Laws = [new("twice the peak and twice the bandwidth allow twice the rate", (f, input) =>
            Tables.Same(2 * (double)f(input)!, f([2 * (double)input[0]!, 2 * (double)input[1]!, input[2]])))],
        Mistakes =
        [
            new("larger one", "the larger limit is taken; the tighter one decides", (double peak, double bandwidth, double intensity) => Math.Max(peak, bandwidth * intensity)),
            new("divided", "the bandwidth is divided by the intensity; more operations for each byte allow a higher rate", (double peak, double bandwidth, double intensity) => Math.Min(peak, bandwidth / intensity)),
            new("intensity left out", "the bandwidth itself is taken for a rate; each byte brings `intensity` operations", (double peak, double bandwidth, double intensity) => Math.Min(peak, bandwidth)),
            new("added", "both times are added up; computing and moving go on side by side, so the slower one decides", (double peak, double bandwidth, double intensity) => 1 / ((1 / peak) + (1 / (bandwidth * intensity)))),
        ],
        Hints =
        [
            "10 GB come each second, and each byte feeds half an operation. How many operations a second can there be, however fast the processor is?",
            "min(peak, bandwidth · intensity)",
            "peak 100, bandwidth 10: intensity 2 allows 20, intensity 50 allows 100.",
            "return Math.Min(peak, bandwidth * intensity);",
        ],
        Explanation = "Left of the corner, at intensity peak/bandwidth, memory decides; right of it the processor. A faster multiplication helps only on the right (Williams, Waterman and Patterson 2009).",
    };

    private static double Roof(double peak, double bandwidth, double intensity) => Math.Min(peak, bandwidth * intensity);
}
