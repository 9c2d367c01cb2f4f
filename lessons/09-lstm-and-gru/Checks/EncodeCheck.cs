using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L09LstmAndGru;

internal static class EncodeCheck
{
    private static readonly string[] Known = ["the", "film", "was", "good", "bad", "not", "but"];
    private static readonly string[] Unknown = ["concert", "soup", "quite"];

    public static ExerciseDefinition Exercise { get; } = new("09.5", "Repair: sentences for a trained classifier")
    {
        Points = 3,
        Task = "Rows are as long as those the classifier was trained on; longer sentences lose their end, shorter ones are filled with 0. Every word counts, an unknown one as 1. `lengths` says how many tokens of a row are real. Find the three faults.",
        Solution = Encode,
        Parts = ["tokens", "lengths"],
        Inputs =
            from count in Draw.Count(2, 3)
            from sentences in Sentence().ArrayOf(count)
            from trained in Draw.OneOf(4, 5, 8)
            where sentences.Any(s => s.Split(' ').Length > trained) && sentences.Any(s => s.Split(' ').Length < trained)
                && sentences.All(s => s.Split(' ').Any(word => Unknown.Contains(word)))
            select Draw.Inputs(sentences, Known, trained),
        IsFair = input => input is [string[] { Length: > 0 } sentences, string[] { Length: > 0 } words, int trained] && trained is > 0 and < 10
            && sentences.All(s => s is not null && s.Length > 0 && !s.Contains("  ", StringComparison.Ordinal) && s.Trim() == s)
            && words.Distinct().Count() == words.Length && words.All(word => !string.IsNullOrEmpty(word)),
        Laws =
        [
            new("as many tokens are real as the sentence has words, at most a whole row", (f, input) =>
                f(input) is object?[] { Length: 2 } parts && parts[1] is int[] lengths
                && lengths.SequenceEqual(((string[])input[0]!).Select(s => Math.Min((int)input[2]!, s.Split(' ').Length)))),
        ],
        Mistakes =
        [
            new("all three", "all three faults are still there: look at the width of a row, at unknown words, at the lengths",
                (string[] sentences, string[] vocabulary, int trained) => Run(sentences, vocabulary, 10, drop: true, mask: false)),
            new("width and words", "only the lengths are mended; the width of a row and the unknown words are not",
                (string[] sentences, string[] vocabulary, int trained) => Run(sentences, vocabulary, 10, drop: true, mask: true)),
            new("width and mask", "only the unknown words are mended; the width of a row and the lengths are not",
                (string[] sentences, string[] vocabulary, int trained) => Run(sentences, vocabulary, 10, drop: false, mask: false)),
            new("words and mask", "only the width of a row is mended; unknown words and lengths are not",
                (string[] sentences, string[] vocabulary, int trained) => Run(sentences, vocabulary, trained, drop: true, mask: false)),
            new("width", "two faults are mended and rows are still 10 long; the classifier was trained on another length",
                (string[] sentences, string[] vocabulary, int trained) => Run(sentences, vocabulary, 10, drop: false, mask: true)),
            new("words", "two faults are mended and unknown words are still dropped, so that the sentence closes up over them; they count as 1",
                (string[] sentences, string[] vocabulary, int trained) => Run(sentences, vocabulary, trained, drop: true, mask: true)),
            new("mask", "two faults are mended and every row still claims to be full, so padding is read as if it were words",
                (string[] sentences, string[] vocabulary, int trained) => Run(sentences, vocabulary, trained, drop: false, mask: false)),
            new("end kept", "long sentences lose their beginning; here they lose their end",
                (string[] sentences, string[] vocabulary, int trained) => Encode([.. sentences.Select(s => string.Join(' ', s.Split(' ').TakeLast(trained)))], vocabulary, trained)),
        ],
        Hints =
        [
            "One fault is a number, one a missing else, one an assignment. Which line would you suspect of each?",
            "width = trained;   unknown word → 1;   lengths[n] = number of tokens written",
            "Vocabulary (good, bad), trained 4, sentence \"quite good\": row 1 2 0 0, length 2. The printed program makes 2 0 0 0 0 0 0 0 0 0 and length 10.",
            "int width = trained; … if (t < width) { tokens[n, t] = k >= 0 ? k + 2 : 1; t++; } … lengths[n] = t;",
        ],
        Explanation = "Nothing here crashes: the classifier answers whatever it is given. In the well-known form of this program rows of 8 were learnt and rows of 10 tested, half of the test's words were dropped in silence, and the network read the padding. Count what you drop, and give the network its lengths.",
    };

    private static (int[,] tokens, int[] lengths) Encode(string[] sentences, string[] vocabulary, int trained)
    {
        var tokens = new int[sentences.Length, trained];
        var lengths = new int[sentences.Length];
        for (int n = 0; n < sentences.Length; n++)
        {
            int t = 0;
            foreach (string word in sentences[n].Split(' '))
            {
                int k = Array.IndexOf(vocabulary, word);
                if (t < trained)
                {
                    tokens[n, t] = k >= 0 ? k + 2 : 1;
                    t++;
                }
            }

            lengths[n] = t;
        }

        return (tokens, lengths);
    }

    private static (int[,] tokens, int[] lengths) Run(string[] sentences, string[] vocabulary, int width, bool drop, bool mask)
    {
        var tokens = new int[sentences.Length, width];
        var lengths = new int[sentences.Length];
        for (int n = 0; n < sentences.Length; n++)
        {
            int[] row = [.. sentences[n].Split(' ').Select(word => Array.IndexOf(vocabulary, word)).Where(k => k >= 0 || !drop).Select(k => k >= 0 ? k + 2 : 1).Take(width)];
            for (int t = 0; t < row.Length; t++)
            {
                tokens[n, t] = row[t];
            }

            lengths[n] = mask ? row.Length : width;
        }

        return (tokens, lengths);
    }

    private static Gen<string> Sentence() =>
        from length in Gen.Choose(2, 9)
        from known in Draw.OneOf(Known).ArrayOf(length)
        from unknown in Draw.OneOf(Unknown)
        from place in Gen.Choose(0, 1)
        select string.Join(' ', (string[])[.. known[..place], unknown, .. known[place..]]);
}
