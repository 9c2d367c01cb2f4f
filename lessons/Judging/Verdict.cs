using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Judging;

/// <summary>Why an exercise passed or not.</summary>
public enum VerdictKind
{
    /// <summary>Every drawn input came out right.</summary>
    Passed,

    /// <summary>Nothing is written yet: the skeleton's exception came.</summary>
    NotWritten,

    /// <summary>The file is empty or missing.</summary>
    NoFile,

    /// <summary>The file does not compile.</summary>
    DoesNotCompile,

    /// <summary>The code uses what exercises may not use.</summary>
    NotAllowed,

    /// <summary>The method is not there, or has other parameters.</summary>
    NoMethod,

    /// <summary>Wrong in a known way.</summary>
    KnownMistake,

    /// <summary>Wrong in a way that the engine's own detectors recognise.</summary>
    Detected,

    /// <summary>Wrong; no mistake matches, but a law of the exercise is broken.</summary>
    BrokenLaw,

    /// <summary>Wrong, and nothing explains it.</summary>
    Wrong,

    /// <summary>The code threw an exception.</summary>
    Threw,

    /// <summary>The code did not come back in time.</summary>
    TimedOut,

    /// <summary>The code ended its process.</summary>
    Crashed,

    /// <summary>The code asked for more memory than there is for one exercise.</summary>
    TooMuchMemory,

    /// <summary>The code started more threads than one exercise gets.</summary>
    TooManyThreads,

    /// <summary>The code printed more than is kept.</summary>
    TooMuchOutput,

    /// <summary>The same input gave two answers.</summary>
    DoesNotRepeat,
}

/// <summary>One input worth looking at, with what should have come and what came.</summary>
/// <param name="Input">Name and value of each parameter.</param>
/// <param name="Expected">The right answer.</param>
/// <param name="Actual">The learner's answer, or the exception.</param>
/// <param name="Where">Where they first differ; empty for single values.</param>
public sealed record Example(IReadOnlyList<(string Name, object? Value)> Input, object? Expected, Outcome Actual, string Where);

/// <summary>The judge's word on one exercise.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Kind">Why it passed or not.</param>
/// <param name="Message">One or two sentences for the learner.</param>
/// <param name="Seed">Draws the same inputs again.</param>
public sealed record Verdict(ExerciseDefinition Exercise, VerdictKind Kind, string Message, int Seed)
{
    /// <summary>True when the exercise is done.</summary>
    public bool Passed => Kind == VerdictKind.Passed;

    /// <summary>Points earned; part of them when parts of an answer are right.</summary>
    public double Points { get; init; }

    /// <summary>Points possible.</summary>
    public int Of => Exercise.Points;

    /// <summary>The name of the known mistake or of the detector; null when none matched.</summary>
    public string? Mistake { get; init; }

    /// <summary>The smallest input found that shows the failure.</summary>
    public Example? Example { get; init; }

    /// <summary>The line in the learner's file; 0 when there is none.</summary>
    public int Line { get; init; }

    /// <summary>What the learner's code printed for the example.</summary>
    public string Printed { get; init; } = "";

    /// <summary>What was not isolated while strangers' code ran; empty when every wall stood.</summary>
    public string Isolation { get; init; } = "";

    /// <summary>The exception behind the message, for those who ask.</summary>
    public string? Details { get; init; }

    /// <summary>Tells wrong answers apart: equal for two learners whose answers agree on every drawn input. Null unless wrong.</summary>
    public string? Fingerprint { get; init; }
}
