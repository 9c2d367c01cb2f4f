using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class MergeCheck
{
    public static ExerciseDefinition Exercise { get; } = new("11.6", "Repair: one merge of byte-pair encoding")
    {
        Task = "From left to right, each pair of neighbours (left, right) becomes the one token joined; everything else stays. The program in your file has two faults; find them.",
        Solution = Merge,
        Inputs =
            from n in Draw.Count(3, 8)
            from tokens in Draw.Labels(n, 3)
            from left in Gen.Choose(0, 2)
            from right in Draw.OneOf(left, left, (left + 1) % 3)
            from at in Gen.Choose(0, n - 2)
            from doubled in Draw.OneOf(true, false)
            select Draw.Inputs((int[])[.. tokens[..at], left, right, .. doubled ? (int[])[right] : [], .. tokens[at..]], left, right, 9),
        IsFair = input => ((int[])input[0]!).Length > 0 && (int)input[3]! == 9 && ((int[])input[0]!).All(token => token is >= 0 and <= 2),
        Laws = [new("taking every joined token apart again gives the tokens back", (f, input) => f(input) is int[] merged && merged
            .SelectMany(token => token == (int)input[3]! ? new[] { (int)input[1]!, (int)input[2]! } : [token]).SequenceEqual((int[])input[0]!))],
        Mistakes =
        [
            new("second not skipped", "the right token of a pair is read once more after it was joined", (int[] tokens, int left, int right, int joined) => Run(tokens, left, right, joined, false, true)),
            new("last lost", "the last token is lost when it belongs to no pair", (int[] tokens, int left, int right, int joined) => Run(tokens, left, right, joined, true, false)),
            new("both faults", "both faults are still there: the right token is read again, and the last token is lost",
                (int[] tokens, int left, int right, int joined) => Run(tokens, left, right, joined, false, false)),
            new("first pair only", "only the first pair is joined; every one of them is", FirstOnly),
        ],
        Hints =
        [
            "Write down what [1, 2, 2] becomes when (1, 2) is joined to 9. What does the program say?",
            "a pair: add joined, go on by two; no pair: add the token, go on by one; until all are read",
            "[1, 1, 1] with (1, 1) → 9: [9, 1]. The first two are joined, the third has no partner left.",
            "for (int i = 0; i < tokens.Length; i++) { if (i + 1 < tokens.Length && tokens[i] == left && tokens[i + 1] == right) { merged.Add(joined); i++; } else { merged.Add(tokens[i]); } }",
        ],
        Explanation = "Training repeats two steps: count all pairs of neighbours, merge the commonest. Encoding a new text repeats the merges in the order in which they were learnt, so one text always gives the same tokens.",
    };

    private static int[] Merge(int[] tokens, int left, int right, int joined)
    {
        var merged = new List<int>();
        for (int i = 0; i < tokens.Length; i++)
        {
            if (i + 1 < tokens.Length && tokens[i] == left && tokens[i + 1] == right)
            {
                merged.Add(joined);
                i++;
            }
            else
            {
                merged.Add(tokens[i]);
            }
        }

        return merged.ToArray();
    }

    private static int[] Run(int[] tokens, int left, int right, int joined, bool skips, bool keepsLast)
    {
        List<int> merged = [];
        for (int i = 0; i < tokens.Length - (keepsLast ? 0 : 1); i++)
        {
            bool pair = i + 1 < tokens.Length && tokens[i] == left && tokens[i + 1] == right;
            merged.Add(pair ? joined : tokens[i]);
            i += pair && skips ? 1 : 0;
        }

        return [.. merged];
    }

    private static int[] FirstOnly(int[] tokens, int left, int right, int joined)
    {
        int at = Enumerable.Range(0, Math.Max(0, tokens.Length - 1)).FirstOrDefault(i => tokens[i] == left && tokens[i + 1] == right, -1);
        return at < 0 ? [.. tokens] : [.. tokens[..at], joined, .. tokens[(at + 2)..]];
    }
}
