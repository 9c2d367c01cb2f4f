namespace Tutorial.Lessons.Notebooks;

/// <summary>What the judge's process sends to a notebook's: the first byte of each message.</summary>
internal enum CellMessage : byte
{
    /// <summary>Evaluate the function on these arguments.</summary>
    Call,

    /// <summary>The verdict: passed, text, HTML. The last message.</summary>
    Verdict,

    /// <summary>There is no such exercise: a sentence. The last message.</summary>
    Unknown,
}
