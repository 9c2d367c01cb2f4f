using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Grading;

/// <summary>How a class is graded.</summary>
/// <param name="Folder">One folder or file for each student.</param>
/// <param name="Out">The CSV file to write; JSON, journal and feedback pages lie beside it.</param>
/// <param name="Exercises">What is graded; empty means every lesson that any submission answers.</param>
public sealed record GradeOptions(string Folder, string Out, IReadOnlyList<ExerciseDefinition> Exercises)
{
    /// <summary>Submissions graded at the same time.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Seconds for one call of a student's function.</summary>
    public double CallSeconds { get; init; } = 2;

    /// <summary>Draws the inputs: one seed for the whole class, so that everybody answers the same.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True goes on where an interrupted run stopped.</summary>
    public bool Resume { get; init; }

    /// <summary>This run's part of the class, from 1 to <see cref="Shards"/>.</summary>
    public int Shard { get; init; } = 1;

    /// <summary>In how many parts the class is graded.</summary>
    public int Shards { get; init; } = 1;
}
