using System.Globalization;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Judging;

/// <summary>Verdicts on functions that did not come to their end.</summary>
internal static class StopVerdicts
{
    /// <summary>The verdict for what ended a trial.</summary>
    public static Verdict For(ExerciseDefinition exercise, Outcome stopped, int seed) => stopped switch
    {
        Outcome.Threw { Type: nameof(NotImplementedException) } =>
            new Verdict(exercise, VerdictKind.NotWritten, $"{exercise.Method} is not written yet: put your code in the place of its throw.", seed),
        Outcome.Threw { Type: nameof(OutOfMemoryException) } or Outcome.Died { Kind: VerdictKind.TooMuchMemory } =>
            new Verdict(exercise, VerdictKind.TooMuchMemory, "The function asks for more memory than one exercise gets (256 MB). Is an array far too long, or does a list grow for ever?", seed),
        Outcome.Died { Kind: VerdictKind.TooManyThreads } =>
            new Verdict(exercise, VerdictKind.TooManyThreads, "The function starts more threads than one exercise gets (64). No exercise needs a thread: call the work directly.", seed),
        Outcome.TimedOut late =>
            new Verdict(exercise, VerdictKind.TimedOut, string.Create(CultureInfo.InvariantCulture, $"The function did not come back within {late.Limit.TotalSeconds:0.##} seconds. Does every loop come to its end?"), seed),
        Outcome.Died died => new Verdict(exercise, VerdictKind.Crashed, died.Words.Contains("Stack overflow", StringComparison.Ordinal)
            ? "The function calls itself without an end (stack overflow). Which call should be the last?"
            : "The function ended the program that ran it, so there is no answer.", seed)
        { Details = died.Words },
        Outcome.Unusable unusable => new Verdict(exercise, VerdictKind.Threw, $"The answer cannot be used: {unusable.Why}.", seed),
        _ => throw new ArgumentException($"{stopped.GetType().Name} does not end a trial", nameof(stopped)),
    };

    /// <summary>True when the input of the last call belongs to the story.</summary>
    public static bool HasInput(Outcome stopped) => stopped is Outcome.TimedOut or Outcome.Died or Outcome.Threw { Type: nameof(OutOfMemoryException) };
}
