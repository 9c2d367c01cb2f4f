using Tutorial.Demos.Playing;

namespace Tutorial.Demos.Abouts;

internal static class AttentionAbout
{
    public static About About { get; } = new(
        "attention", "Attention, stage by stage", "Queries, keys, scores, softmax, values: every number on the way, one word after the other.",
        ["10-attention", "11-transformer"], "one row of one stage",
        """
        The head is trained to answer the words in reverse order. How will the grid of its weights A look?

        - [ ] bright on the diagonal: each word looks at itself
        - [ ] bright on the other diagonal: each word looks at its mirror place
        - [ ] all grey: each word looks everywhere alike
        ---
        The first word must fetch the last, the second the last but one: the other diagonal. Take **causal**: a word may not look ahead, so the first half cannot be answered, however long it trains. Take 0 batches: all grey, nothing has been learned.
        """,
        [
            Setting.Text("words", "Words", "the cat sat on a red mat", "2 to 12 words."),
            Setting.Choice("task", "Trained to answer", "reverse", "previous word", "next word"),
            Setting.Choice("mask", "Mask", "none", "causal"),
            Setting.Choice("scale", "Scores divided", "by √d", "not"),
            Setting.Number("batches", "Trained for batches", 400, 0, 2000, 100) with { Help = "0: weights as they were drawn." },
            Setting.Seed,
        ],
        "Attention", values => new Attention(values));
}
