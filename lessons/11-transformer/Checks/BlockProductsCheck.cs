using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class BlockProductsCheck
{
    public static ExerciseDefinition Exercise { get; } = new("11.10", "The price of a block")
    {
        Points = 2,
        Task = "Return how many multiplications a block takes for one text of T tokens: four linear maps of D to D for each token (queries, keys, values, output), two linear layers D → hidden → D, "
            + "and for each pair of tokens the scores and the means of all heads together. Count products only.",
        Solution = BlockProducts,
        Inputs =
            from tokens in Draw.Count(3, 12)
            from heads in Gen.Choose(2, 4)
            from width in Draw.Count(2, 4)
            from times in Gen.Choose(2, 4)
            select Draw.Inputs(tokens, heads * width, times * heads * width, heads),
        IsFair = input => input is [int tokens, int features, int hidden, int heads] && tokens >= 3 && heads >= 2 && hidden > 0 && features > 0 && features % heads == 0,
        Laws =
        [
            new("the number of heads changes nothing", (f, input) => Equals(f(input), f([input[0], input[1], input[2], 1]))),
            new("twice the text is more than twice the work", (f, input) => (int)f([2 * (int)input[0]!, .. input[1..]])! > 2 * (int)f(input)!),
        ],
        Mistakes =
        [
            new("every head the whole width", "every head works on the whole width; each has features / heads columns",
                (int tokens, int features, int hidden, int heads) => Linear(tokens, features, hidden) + (2 * heads * tokens * tokens * features)),
            new("scores only", "only the scores are counted; mixing the values takes as many again",
                (int tokens, int features, int hidden, int heads) => Linear(tokens, features, hidden) + (tokens * tokens * features)),
            new("no pairs", "attention is counted once for each token; it is for each pair of tokens",
                (int tokens, int features, int hidden, int heads) => Linear(tokens, features, hidden) + (2 * tokens * features)),
            new("output map left out", "the output map behind the heads is left out", (int tokens, int features, int hidden, int heads) => BlockProducts(tokens, features, hidden, heads) - (tokens * features * features)),
            new("one linear layer", "one linear layer is counted; the second leads back from hidden to features",
                (int tokens, int features, int hidden, int heads) => BlockProducts(tokens, features, hidden, heads) - (tokens * features * hidden)),
        ],
        Hints =
        [
            "A linear map of D numbers to D numbers takes D² products for one token. What does one score of one head take?",
            "4·T·D² + 2·T·D·hidden + 2·T²·D",
            "T = 2, D = 2, hidden = 4, one head: 4·2·4 + 2·2·2·4 + 2·4·2 = 32 + 32 + 16 = 80.",
            "return (4 * tokens * features * features) + (2 * tokens * features * hidden) + (2 * tokens * tokens * features);",
        ],
        Explanation = "A head has D/H columns, and there are H of them: together D, so heads cost nothing extra. Twice the text doubles the first two parts and makes the third four times as large; with hidden = 4D they meet at T = 6D.",
    };

    private static int BlockProducts(int tokens, int features, int hidden, int heads)
    {
        int head = features / heads;
        int pairs = heads * tokens * tokens * head;
        return Linear(tokens, features, hidden) + (2 * pairs);
    }

    private static int Linear(int tokens, int features, int hidden) => (4 * tokens * features * features) + (2 * tokens * features * hidden);
}
