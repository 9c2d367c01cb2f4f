using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class HideCheck
{
    private const int Ignored = -100;

    public static ExerciseDefinition Exercise { get; } = new("11.9", "Gaps for BERT")
    {
        Points = 3,
        Task = "Token i is hidden where hide[i] < 0.15. In input a hidden token becomes mask when choice[i] < 0.8, else any[i] when choice[i] < 0.9, else it stays; all others stay. labels holds the true token where it is hidden, −100 elsewhere. Return both.",
        Solution = Hide,
        Parts = ["input", "labels"],
        Inputs =
            from n in Draw.Count(4, 8)
            from tokens in Draw.Labels(n, 5)
            from hide in Draw.OneOf(0.01, 0.1, 0.14, 0.15, 0.5, 0.82).ArrayOf(n)
            from choice in Draw.OneOf(0.1, 0.5, 0.8, 0.85, 0.9, 0.95).ArrayOf(n)
            from any in Draw.Labels(n, 5)
            select Draw.Inputs(tokens, hide, choice, any, 9),
        IsFair = input => input is [int[] { Length: >= 1 } tokens, double[] hide, double[] choice, int[] any, 9]
            && hide.Length == tokens.Length && choice.Length == tokens.Length && any.Length == tokens.Length
            && tokens.Concat(any).All(token => token is >= 0 and < 5),
        Laws =
        [
            new("what is not asked for is not changed", (f, input) => f(input) is object?[] { Length: 2 } parts && parts[0] is int[] read && parts[1] is int[] labels
                && read.Length == labels.Length && labels.Select((label, i) => label != Ignored || read[i] == ((int[])input[0]!)[i]).All(kept => kept)),
        ],
        Mistakes =
        [
            new("always the mask", "every hidden token becomes the mask; one in ten becomes another token and one in ten stays",
                (int[] tokens, double[] hide, double[] choice, int[] any, int mask) => Run(tokens, hide, (i, hidden) => hidden ? mask : tokens[i], (i, hidden) => hidden ? tokens[i] : Ignored)),
            new("every token asked", "every token has its label; only hidden ones are asked for",
                (int[] tokens, double[] hide, double[] choice, int[] any, int mask) => Run(tokens, hide, (i, hidden) => Shown(tokens[i], hidden, choice[i], any[i], mask), (i, _) => tokens[i])),
            new("stays, so not asked", "a hidden token that stays is not asked for; it is, or the model could trust whatever it reads",
                (int[] tokens, double[] hide, double[] choice, int[] any, int mask) => Run(tokens, hide,
                    (i, hidden) => Shown(tokens[i], hidden, choice[i], any[i], mask), (i, hidden) => hidden && choice[i] < 0.9 ? tokens[i] : Ignored)),
            new("label from the input", "the label is what now stands in the input; it is the true token",
                (int[] tokens, double[] hide, double[] choice, int[] any, int mask) => Run(tokens, hide,
                    (i, hidden) => Shown(tokens[i], hidden, choice[i], any[i], mask), (i, hidden) => hidden ? Shown(tokens[i], hidden, choice[i], any[i], mask) : Ignored)),
            new("other and same exchanged", "between 0.8 and 0.9 the token stays and above it another is put; it is the other way round",
                (int[] tokens, double[] hide, double[] choice, int[] any, int mask) => Run(tokens, hide,
                    (i, hidden) => !hidden ? tokens[i] : choice[i] < 0.8 ? mask : choice[i] < 0.9 ? tokens[i] : any[i], (i, hidden) => hidden ? tokens[i] : Ignored)),
            new("hidden and shown exchanged", "the other 85 % are hidden; a token is hidden where hide is below 0.15",
                (int[] tokens, double[] hide, double[] choice, int[] any, int mask) => Run(tokens, hide,
                    (i, hidden) => Shown(tokens[i], !hidden, choice[i], any[i], mask), (i, hidden) => !hidden ? tokens[i] : Ignored)),
        ],
        Hints =
        [
            "Four things can happen to a token. In how many of them is it asked for, and in how many does the model read its true form?",
            "hidden: hide[i] < 0.15. labels[i] = hidden ? tokens[i] : −100. input[i] = hidden ? (choice < 0.8 ? mask : choice < 0.9 ? any : tokens) : tokens",
            "tokens (3, 1, 4), hide (0.1, 0.5, 0.1), choice (0.2, 0.2, 0.95), mask 9: input (9, 1, 4), labels (3, −100, 4).",
            "for each i: input[i] = tokens[i]; labels[i] = -100; if (hide[i] < 0.15) { labels[i] = tokens[i]; if (choice[i] < 0.8) { input[i] = mask; } else if (choice[i] < 0.9) { input[i] = any[i]; } }",
        ],
        Explanation = "In use there are no masks in a text. If every gap in training were a mask, the model would do nothing elsewhere; since any token may be asked for, and may be wrong, it must keep a good guess for each (Devlin and others 2019, section 3.1).",
    };

    private static (int[] input, int[] labels) Hide(int[] tokens, double[] hide, double[] choice, int[] any, int mask)
    {
        var input = (int[])tokens.Clone();
        var labels = new int[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            labels[i] = Ignored;
            if (hide[i] >= 0.15)
            {
                continue;
            }

            labels[i] = tokens[i];
            if (choice[i] < 0.8)
            {
                input[i] = mask;
            }
            else if (choice[i] < 0.9)
            {
                input[i] = any[i];
            }
        }

        return (input, labels);
    }

    private static int Shown(int token, bool hidden, double choice, int any, int mask) =>
        !hidden ? token : choice < 0.8 ? mask : choice < 0.9 ? any : token;

    private static (int[] input, int[] labels) Run(int[] tokens, double[] hide, Func<int, bool, int> read, Func<int, bool, int> label) =>
        ([.. tokens.Select((_, i) => read(i, hide[i] < 0.15))], [.. tokens.Select((_, i) => label(i, hide[i] < 0.15))]);
}
