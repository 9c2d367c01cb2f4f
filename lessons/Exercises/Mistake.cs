namespace Tutorial.Lessons.Exercises;

/// <summary>A mistake that learners really make: a variant of the solution that runs, and what the learner is told.</summary>
/// <param name="Name">A short name for tables, such as <c>bias left out</c>.</param>
/// <param name="Sentence">Completes "Your numbers are what comes out when …", without a full stop.</param>
/// <param name="Variant">The wrong function, with the solution's parameters.</param>
public sealed record Mistake(string Name, string Sentence, Delegate Variant)
{
    /// <summary>The whole sentence that the learner reads.</summary>
    public string Message => $"Your numbers are what comes out when {Sentence}.";
}
