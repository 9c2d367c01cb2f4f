using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Judging;

/// <summary>How one call of a function came out.</summary>
public abstract record Outcome
{
    /// <summary>It returned.</summary>
    /// <param name="Value">The value; the parts of a tuple come as an array of objects.</param>
    /// <param name="Seen">What the call did beside returning.</param>
    /// <param name="Printed">What it printed.</param>
    public sealed record Answer(object? Value, Observations Seen = Observations.None, string Printed = "") : Outcome;

    /// <summary>It threw.</summary>
    /// <param name="Type">The exception's type, without its namespace.</param>
    /// <param name="Message">The exception's message.</param>
    /// <param name="Line">The line in the learner's file; 0 when unknown.</param>
    /// <param name="Printed">What it printed before.</param>
    public sealed record Threw(string Type, string Message, int Line = 0, string Printed = "") : Outcome;

    /// <summary>It did not come back in time.</summary>
    /// <param name="Limit">The time it was given.</param>
    public sealed record TimedOut(TimeSpan Limit) : Outcome;

    /// <summary>The worker ended in the middle of the call.</summary>
    /// <param name="Kind">Why, as far as the judge can tell.</param>
    /// <param name="Words">The start of what the runtime said.</param>
    public sealed record Died(VerdictKind Kind, string Words = "") : Outcome;

    /// <summary>The method could not be called, or its answer could not travel.</summary>
    /// <param name="Why">A clause without a full stop.</param>
    public sealed record Unusable(string Why) : Outcome;
}
