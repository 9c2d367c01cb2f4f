using Tutorial.Demos.Playing;

namespace Tutorial.Demos.Abouts;

internal static class GatesAbout
{
    public static About About { get; } = new(
        "gates", "Gates over time", "An LSTM, a GRU or a plain recurrent cell reads numbers; watch what it lets in, keeps and shows.",
        ["08-recurrent-networks", "09-lstm-and-gru"], "one number read",
        """
        The cell is to remember the last *marked* number. What does the LSTM's forget gate do at a marked number?

        - [ ] it opens (near 1): keep what is there and add the new number
        - [ ] it closes (near 0) in the units that hold the number
        - [ ] it does not care about marks
        ---
        To replace what is remembered, the old must go: in the units that hold the number the forget gate falls at a mark while the input gate rises. Between marks it stays near 1. Take the plain cell (rnn): it has no gate, and its memory fades with every step.
        """,
        [
            Setting.Choice("cell", "Cell", "lstm", "gru", "rnn"),
            Setting.Number("batches", "Trained for batches", 400, 0, 2000, 100) with { Help = "0: weights as they were drawn." },
            Setting.Number("length", "Numbers to read", 24, 2, 60, 1),
            Setting.Seed,
            Setting.Data("Own numbers", "One step a line: a number from -1 to 1 and its mark, 0 or 1. Empty: numbers drawn by the seed."),
        ],
        "Gates", values => new Gates(values));
}
