using System.Globalization;
using Tutorial.Lessons.Grading;

namespace Tutorial.Cli;

/// <summary>What a teacher reads when a class is graded: by exercise, then what students share.</summary>
internal static class GradeSummary
{
    private const int MostClusters = 5;

    /// <summary>Prints the summary.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The results.</param>
    /// <param name="csv">Where they were written.</param>
    public static void Tell(TextWriter output, GradeReport report, string csv)
    {
        int students = report.Rows.Select(row => row.Student).Distinct().Count();
        output.WriteLine($"{students} {(students == 1 ? "student" : "students")}; results: {Path.GetRelativePath(Environment.CurrentDirectory, csv)}");
        output.WriteLine();
        foreach (IGrouping<string, GradeRow> exercise in report.Rows.GroupBy(row => row.Exercise).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            string? mistake = exercise.Where(row => row.Mistake is not null).GroupBy(row => row.Mistake).OrderByDescending(group => group.Count())
                .Select(group => $"{group.Count()} × {group.Key}").FirstOrDefault();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {exercise.Key}  {exercise.Count(row => row.Passed),4} of {exercise.Count()} passed, {exercise.Average(row => row.Points):0.00} of {exercise.First().Of} points{(mistake is null ? "" : $"; most common: {mistake}")}"));
        }

        foreach (Cluster cluster in report.Clusters.Take(MostClusters))
        {
            output.WriteLine();
            output.WriteLine($"  {cluster.Exercise}: {cluster.Students.Count} students share one wrong answer that no listed mistake explains ({string.Join(", ", cluster.Students.Take(5))}{(cluster.Students.Count > 5 ? ", …" : "")}):");
            output.WriteLine($"    {cluster.Example}");
        }

        if (report.Isolation.Length > 0)
        {
            output.WriteLine();
            output.WriteLine($"  {report.Isolation}");
        }
    }
}
