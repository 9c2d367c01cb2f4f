using Tutorial.Demos.Pictures;
using Axis = Tutorial.Demos.Pictures.Axis;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>How attention looks: each stage a grid of numbers that fills row by row, beside what it is made from.</summary>
internal static class AttentionPictures
{
    /// <summary>The stages in their order.</summary>
    public static readonly (string Name, string What, int[] From)[] Stages =
    [
        ("x", "word + place: what stands there", []),
        ("q", "queries, x Wq: what each word looks for", [0]),
        ("k", "keys, x Wk: what each word offers", [0]),
        ("v", "values, x Wv: what each word gives", [0]),
        ("q kᵀ", "scores: how well each query fits each key", [1, 2]),
        ("q kᵀ/√d", "scores, made smaller so that softmax does not saturate", [4]),
        ("A", "weights: softmax of each row, forbidden places left out", [5]),
        ("A v", "what each word gathers: values, weighted", [6, 3]),
        ("answers", "how strongly each word of the vocabulary is answered", [7]),
    ];

    private const int Scores = 4, Weights = 6, Answers = 8;

    /// <summary>The stages at a step: T rows a stage, one a step.</summary>
    /// <param name="task">The words.</param>
    /// <param name="stages">Every stage's numbers, (T, …).</param>
    /// <param name="step">0 shows nothing yet.</param>
    /// <param name="causal">Whether later words are forbidden.</param>
    public static Frame Draw(AttentionTask task, Tensor[] stages, int step, bool causal)
    {
        int rows = task.Length, stage = Math.Max(0, (step - 1) / rows), filled = step == 0 ? 0 : ((step - 1) % rows) + 1;
        (string name, string what, int[] from) = Stages[stage];
        List<Picture> pictures = [Grid(task, stages, stage, filled), .. from.Select(source => Grid(task, stages, source, rows))];
        if (stage > Weights)
        {
            pictures.Add(Grid(task, stages, Weights, rows));
        }

        return new Frame(step == 0 ? $"{rows} words wait: {task.Text}." : $"{name}: {what}. {Row(task, stages, stage, filled - 1, causal)}", [.. pictures]);
    }

    private static Matrix Grid(AttentionTask task, Tensor[] stages, int stage, int filled)
    {
        Tensor numbers = stages[stage];
        int columns = numbers.Shape[1];
        double most = Math.Max(0.1, numbers.ToArray().Max(Math.Abs));
        string[] names = stage is >= Scores and <= Weights ? task.Words : stage == Answers ? task.Vocabulary : [.. Enumerable.Range(1, columns).Select(column => $"{column}")];
        return new Matrix(
            $"{Stages[stage].Name}: {Stages[stage].What}", $"{Stages[stage].What}; a row for each word", task.Words, names,
            [.. Enumerable.Range(0, task.Length).Select(row => Enumerable.Range(0, columns).Select(column => row < filled ? Math.Round(numbers[row, column], 3) : (double?)null).ToArray())],
            stage == Weights ? new Axis("weight", 0, 1) : new Axis("value", -most, most));
    }

    // The row that this step has filled, in words.
    private static string Row(AttentionTask task, Tensor[] stages, int stage, int row, bool causal)
    {
        Tensor numbers = stages[stage];
        int best = Enumerable.Range(0, numbers.Shape[1]).MaxBy(column => stage == Weights || !causal || column <= row || stage == Answers ? numbers[row, column] : float.NegativeInfinity);
        string word = task.Words[row];
        return stage switch
        {
            Scores or Scores + 1 => FormattableString.Invariant($"“{word}” fits “{task.Words[best]}” best: {numbers[row, best]:0.00}."),
            Weights => FormattableString.Invariant($"“{word}” looks at “{task.Words[best]}” with {numbers[row, best]:0 %} of its weight."),
            Answers => $"At “{word}” the answer is “{task.Vocabulary[best]}”; wanted is “{task.Words[task.From(row)]}”.",
            _ => $"Row of “{word}”.",
        };
    }
}
