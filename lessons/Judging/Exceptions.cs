namespace Tutorial.Lessons.Judging;

/// <summary>The commonest exceptions in a beginner's words.</summary>
internal static class Exceptions
{
    /// <summary>What to tell the learner about an exception.</summary>
    /// <param name="threw">The call that threw.</param>
    public static string Message(Outcome.Threw threw)
    {
        string where = threw.Line > 0 ? $" in line {threw.Line}" : "";
        return threw.Type switch
        {
            nameof(IndexOutOfRangeException) => $"An index points outside of its array{where}: an array of n elements ends at the index n − 1.",
            nameof(NullReferenceException) => $"Something is null{where} where an object is needed: was the array made with new?",
            nameof(DivideByZeroException) => $"A whole number is divided by 0{where}.",
            nameof(InvalidCastException) => $"A value is turned into a type that it does not have{where}.",
            nameof(KeyNotFoundException) => $"A key is looked up that is not in the dictionary{where}.",
            nameof(NotImplementedException) => $"The code comes to a part that is not written yet{where}.",
            _ => $"The function threw {threw.Type}{where}: {threw.Message.TrimEnd('.')}.",
        };
    }
}
