namespace Tutorial.Visuals.Tests;

/// <summary>Drawn cases: 100 a property, 1,000 when proving, replayable by TUTORIAL_SEED.</summary>
internal static class Drawn
{
    private static readonly int s_cases = Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1" ? 1000 : 100;

    /// <summary>Runs the property with one random stream a case; a failure names the seed that replays its case alone.</summary>
    public static void ForEach(Action<Random> property)
    {
        bool replay = int.TryParse(Environment.GetEnvironmentVariable("TUTORIAL_SEED"), out int given);
        int first = replay ? given : 20_260, count = replay ? 1 : s_cases;
        for (int seed = first; seed < first + count; seed++)
        {
            try
            {
                property(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"failed for TUTORIAL_SEED={seed}: {failure.Message}", failure);
            }
        }
    }

    /// <summary>A number of any size and sign, often 0, seldom near the ends of what a double holds.</summary>
    public static double Any(Random random) => random.Next(8) switch
    {
        0 => 0,
        1 => random.Next(-5, 6),
        2 => random.Next(2) == 0 ? 1e308 * (random.NextDouble() - 0.5) : 1e-300 * random.NextDouble(),
        _ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 13)),
    };
}
