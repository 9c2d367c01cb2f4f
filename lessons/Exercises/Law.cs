namespace Tutorial.Lessons.Exercises;

/// <summary>A property that every right answer has, such as "softmax ignores a shift".</summary>
/// <param name="Sentence">The law as a sentence without a full stop, such as <c>adding one number to all scores changes nothing</c>.</param>
/// <param name="Holds">Given the function and one drawn input, says whether the law holds there.</param>
public sealed record Law(string Sentence, Func<Func<object?[], object?>, object?[], bool> Holds)
{
    /// <summary>The whole sentence that the learner reads when the law is broken.</summary>
    public string Message => $"Every right answer has this property, and yours has not: {Sentence}.";
}
