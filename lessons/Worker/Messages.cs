namespace Tutorial.Lessons.Worker;

/// <summary>What the judge asks of a worker: the first byte of each message.</summary>
public enum Request : byte
{
    /// <summary>Load the learner's assembly: its bytes, then those of its line numbers.</summary>
    Load,

    /// <summary>Call a method: its name, a number that comes back with the answer, the arguments.</summary>
    Call,
}

/// <summary>How a worker answers: the first byte of each message.</summary>
public enum Response : byte
{
    /// <summary>The worker stands ready: the walls that it could put up, then the words for those that it could not.</summary>
    Ready,

    /// <summary>The call came back: number, value, <see cref="Observations"/>, text printed.</summary>
    Answer,

    /// <summary>The call threw: number, exception type, message, line in the learner's file (0: unknown), text printed.</summary>
    Threw,

    /// <summary>The method or the assembly cannot be used: why.</summary>
    Unusable,
}

/// <summary>What the worker saw beside the answer itself.</summary>
[Flags]
public enum Observations
{
    /// <summary>Nothing worth telling.</summary>
    None = 0,

    /// <summary>An array of the input holds other numbers than before the call.</summary>
    InputChanged = 1,

    /// <summary>The answer is the input array itself, not a new one.</summary>
    InputReturned = 2,

    /// <summary>Two rows of the answer are one and the same array.</summary>
    RowsShared = 4,

    /// <summary>More was printed than the worker keeps.</summary>
    OutputCut = 8,
}
