using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Reporting;

namespace Tutorial.Lessons.Grading;

/// <summary>One student's result in one exercise: a line of the CSV file.</summary>
/// <param name="Student">The student's folder or file name.</param>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Points">Points earned.</param>
/// <param name="Of">Points possible.</param>
/// <param name="Kind">Why, as one word.</param>
/// <param name="Mistake">The known mistake or detector.</param>
/// <param name="Message">What the student is told.</param>
/// <param name="Seed">Draws the inputs again.</param>
/// <param name="Fingerprint">Equal for students with the same unexplained wrong answers.</param>
/// <param name="Example">The small table as one line, for clusters.</param>
public sealed record GradeRow(
    string Student, string Exercise, bool Passed, double Points, int Of, string Kind, string? Mistake, string Message, int Seed, string? Fingerprint, string? Example)
{
    /// <summary>The row of a verdict.</summary>
    /// <param name="student">The student.</param>
    /// <param name="verdict">The verdict.</param>
    public static GradeRow From(string student, Verdict verdict) => new(
        student, verdict.Exercise.Id, verdict.Passed, verdict.Points, verdict.Of, verdict.Kind.ToString(), verdict.Mistake, verdict.Message, verdict.Seed, verdict.Fingerprint,
        verdict.Fingerprint is null ? null : string.Join("; ", ExampleTable.Rows(verdict).Select(row => $"{row.Name} {row.Text.ReplaceLineEndings(" ")}")));
}
