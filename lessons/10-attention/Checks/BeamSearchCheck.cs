using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L10Attention;

internal static class BeamSearchCheck
{
    public static ExerciseDefinition Exercise { get; } = new("10.4", "Beam search")
    {
        Points = 3,
        Task = "logp[a, b] is the log-probability that token b follows token a. Begin at start and take max steps at most; in each, try every token behind every unfinished sequence and keep the best width of all, finished ones (they end with end) included. Return the best sequence without start and end.",
        Solution = BeamSearch,
        Inputs =
            from tokens in Draw.Count(4, 6)
            from weights in Gen.Choose(1, 99).ArrayOf(tokens * tokens)
            from width in Gen.Choose(2, 3)
            from max in Gen.Choose(2, 4)
            let logp = LogShares(weights, tokens)
            where !IsTied(logp, width, max)
            select Draw.Inputs(logp, 0, 1, width, max),
        IsFair = input => input is [double[,] logp, int start, int end, int width, int max]
            && logp.GetLength(0) == logp.GetLength(1) && start == 0 && end == 1 && width > 0 && max > 0 && logp.Length > 3 && !IsTied(logp, width, max),
        Laws =
        [
            new("doubling every log-probability changes nothing", (f, input) =>
                Tables.Same(f(input), f([Tables.Map((double[,])input[0]!, value => 2 * value), .. input[1..]]))),
        ],
        Mistakes =
        [
            new("greedy", "the width is ignored: that is greedy search",
                (double[,] logp, int start, int end, int width, int max) => Search(logp, start, end, 1, max, perParent: false, growsOn: false, endIsFree: false)),
            new("best of each parent", "the best followers of each sequence are kept; the best of all sequences together are asked for",
                (double[,] logp, int start, int end, int width, int max) => Search(logp, start, end, width, max, perParent: true, growsOn: false, endIsFree: false)),
            new("finished grow on", "finished sequences grow on; behind the end nothing is written",
                (double[,] logp, int start, int end, int width, int max) => Search(logp, start, end, width, max, perParent: false, growsOn: true, endIsFree: false)),
            new("end is free", "the end costs nothing; its log-probability counts like any other token's",
                (double[,] logp, int start, int end, int width, int max) => Search(logp, start, end, width, max, perParent: false, growsOn: false, endIsFree: true)),
        ],
        Hints =
        [
            "You may keep two unfinished sentences. Each has five possible next words: ten candidates. Which of the ten go on, and what happens to one that is finished already?",
            "sum(y₁ … yₙ) = Σ logp[yᵢ₋₁, yᵢ];   keep the width sequences with the largest sums, finished or not",
            "Two tokens follow the start: 2 with 0.6, 3 with 0.4. Behind 2 the end has 0.4, behind 3 it has 1. Greedy says 2 (0.24), a beam of two says 3 (0.4).",
            "Keep a List<(int[] Tokens, double Sum)> beams = [([start], 0)]; each step: candidates = finished ones as they are, and for every other one each token b appended; beams = candidates.OrderByDescending(c => c.Sum).Take(width).ToList().",
        ],
        Explanation = "The likeliest sequence need not begin with the likeliest token. A beam keeps a few doubts open at the price of width times the work; it still promises nothing, since the best sequence may begin with a token that even a beam drops.",
    };

    private static int[] BeamSearch(double[,] logp, int start, int end, int width, int max)
    {
        List<(int[] Tokens, double Sum)> beams = [([start], 0)];
        for (int step = 0; step < max; step++)
        {
            List<(int[] Tokens, double Sum)> candidates = [];
            foreach ((int[] tokens, double sum) in beams)
            {
                if (tokens[^1] == end)
                {
                    candidates.Add((tokens, sum));
                    continue;
                }

                for (int token = 0; token < logp.GetLength(1); token++)
                {
                    candidates.Add(([.. tokens, token], sum + logp[tokens[^1], token]));
                }
            }

            beams = candidates.OrderByDescending(candidate => candidate.Sum).Take(width).ToList();
        }

        int[] best = beams[0].Tokens;
        return best[^1] == end ? best[1..^1] : best[1..];
    }

    private static int[] Search(double[,] logp, int start, int end, int width, int max, bool perParent, bool growsOn, bool endIsFree)
    {
        List<(int[] Tokens, double Sum)> beams = [([start], 0)];
        for (int step = 0; step < max; step++)
        {
            IEnumerable<(int[] Tokens, double Sum)> Followers((int[] Tokens, double Sum) beam) => beam.Tokens[^1] == end && !growsOn
                ? [beam]
                : Enumerable.Range(0, logp.GetLength(1))
                    .Select(token => ((int[])[.. beam.Tokens, token], beam.Sum + (endIsFree && token == end ? 0 : logp[beam.Tokens[^1], token])))
                    .OrderByDescending(follower => follower.Item2).Take(perParent ? Math.Max(1, width / beams.Count) : int.MaxValue);
            beams = [.. beams.SelectMany(Followers).OrderByDescending(beam => beam.Sum).Take(width)];
        }

        int[] best = beams[0].Tokens;
        return best[^1] == end ? best[1..^1] : best[1..];
    }

    private static double[,] LogShares(int[] weights, int tokens) => Tables.Make(tokens, tokens, (a, b) =>
    {
        // The start follows nothing, or nearly so.
        double Weight(int token) => token == 0 ? 0.01 : weights[(a * tokens) + token];
        return Math.Round(Math.Log(Weight(b) / Enumerable.Range(0, tokens).Sum(Weight)), 3);
    });

    // Two orders of the same steps have equal sums; whoever sorts them differently must not be called wrong.
    private static bool IsTied(double[,] logp, int width, int max)
    {
        List<(int Last, double Sum)> beams = [(0, 0)];
        for (int step = 0; step < max; step++)
        {
            List<(int Last, double Sum)> candidates = [.. beams.SelectMany(beam => beam.Last == 1
                ? [beam]
                : Enumerable.Range(0, logp.GetLength(1)).Select(token => (token, beam.Sum + logp[beam.Last, token])))];
            double[] sums = [.. candidates.Select(candidate => candidate.Sum).OrderDescending().Take(width + 1)];
            if (sums.Zip(sums.Skip(1), (a, b) => a - b).Any(gap => gap < 1e-9))
            {
                return true;
            }

            beams = [.. candidates.OrderByDescending(candidate => candidate.Sum).Take(width)];
        }

        return false;
    }
}
