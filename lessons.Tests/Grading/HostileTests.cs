using System.Text.RegularExpressions;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Grading;

namespace Tutorial.Lessons.Tests.Grading;

/// <summary>Submissions that would rather not be graded. Each names its verdicts in its first line.</summary>
public class HostileTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "hostile");

    [Fact]
    public async Task Run_HostileClass_EachGetsItsVerdictAndNoPointTooMany()
    {
        using var scratch = new ScratchFolder();
        var options = new GradeOptions(Folder, scratch.File("marks.csv"), Course.Kit.Select("01")) { CallSeconds = 1, Jobs = 2 };
        string[] before = [.. Directory.GetFiles(Folder).Order()];
        GradeReport report = await new Grader(Course.Kit, options).RunAsync(null, TestContext.Current.CancellationToken);

        string[] names = [.. before.Select(file => Path.GetFileName(file))];
        Assert.True(names.Length >= 40, $"{names.Length} hostile submissions");
        string[] surprises = [.. names.SelectMany(name => Surprises(name, report.Rows.Where(row => row.Student == name).ToDictionary(row => row.Exercise)))];
        Assert.True(surprises.Length == 0, string.Join('\n', surprises));
        Assert.Equal(before, Directory.GetFiles(Folder).Order());
    }

    private static IEnumerable<string> Surprises(string name, Dictionary<string, GradeRow> rows)
    {
        Dictionary<string, string[]> expected = Expected(name);
        foreach ((string exercise, string[] kinds) in expected.Where(pair => !pair.Value.Contains(rows[pair.Key].Kind)))
        {
            yield return $"{name} {exercise}: {rows[exercise].Kind} instead of {string.Join(" or ", kinds)}: {rows[exercise].Message}";
        }

        foreach (GradeRow row in rows.Values.Where(row => row.Points > 0 && !(expected.GetValueOrDefault(row.Exercise)?.Contains("Passed") ?? false)))
        {
            yield return $"{name} {row.Exercise}: {row.Points} points";
        }
    }

    private static Dictionary<string, string[]> Expected(string name)
    {
        string first = File.ReadLines(Path.Combine(Folder, name)).FirstOrDefault() ?? "// expected: 01.1 NoFile";
        return Regex.Matches(first, @"(\d\d\.\d+)((?: \w+)+)").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim().Split(' '));
    }
}
