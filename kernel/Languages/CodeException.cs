namespace Tutorial.Kernel.Languages;

/// <summary>A cell's code failed: it does not compile (<see cref="Faults"/>), a directive is wrong, or it threw (the inner exception).</summary>
internal sealed class CodeException : Exception
{
    /// <summary>The compiler's complaints.</summary>
    public CodeException(IReadOnlyList<Fault> faults) : base(faults[0].Message) => Faults = faults;

    /// <summary>What the code threw.</summary>
    public CodeException(Exception thrown) : base(thrown.Message, thrown) => Faults = [];

    /// <summary>A directive that cannot be followed.</summary>
    /// <param name="sentence">What is wrong and what to do.</param>
    /// <param name="line">Its line in the cell, from 1; 0 where the cell as a whole is meant.</param>
    public CodeException(string sentence, int line) : base(sentence) => Faults = [new("error", "", sentence, 0, 0, line, line > 0 ? 1 : 0)];

    /// <summary>Complaints, the first one first; empty when the code threw.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
