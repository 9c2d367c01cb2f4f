using System.Text.RegularExpressions;
using Tutorial.Lessons.Documents;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Tests.Documents;

/// <summary>Each objective of lessons 00 to 06 names the section that meets it and the exercises that test it.</summary>
public partial class ObjectivesTests
{
    private static readonly string _lessons = Path.Combine(Checkout(), "lessons");

    public static TheoryData<string> Slugs =>
        [.. LessonDocument.Slugs(_lessons).Where(slug => string.CompareOrdinal(slug, "07") < 0)];

    [Theory, MemberData(nameof(Slugs))]
    public void Objectives_EachLesson_AreMetByACellAndTestedByAnExercise(string slug)
    {
        LessonDocument lesson = LessonDocument.Read(_lessons, slug);
        HashSet<string> known = [.. Course.Kit.Exercises.Where(exercise => exercise.Lesson == slug).Select(exercise => exercise.Id)];
        HashSet<string> tested = [];
        Assert.NotEmpty(lesson.Header.Objectives);
        foreach (string objective in lesson.Header.Objectives)
        {
            Match tail = Tail().Match(objective);
            Assert.True(tail.Success, $"{slug}: \"{objective}\" does not end with (section → exercises).");
            string section = tail.Groups["section"].Value;
            Assert.True(HasCode(lesson, section), $"{slug}: no section \"{section}\" with a code cell in it.");
            foreach (string id in tail.Groups["ids"].Value.Split(", "))
            {
                Assert.Contains(id, known);
                Assert.Contains(lesson.Cells, cell => cell.Options.Exercise == id);
                tested.Add(id);
            }
        }

        Assert.Equal(known.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    /// <summary>True when a heading begins with these words and a code cell stands before the next heading of its level or above.</summary>
    private static bool HasCode(LessonDocument lesson, string section)
    {
        LessonCell[] behind = [.. lesson.Cells.SkipWhile(cell => !(Level(cell) > 0 && cell.Source.TrimStart('#', ' ').StartsWith(section, StringComparison.Ordinal)))];
        return behind.Length > 0 && behind.Skip(1).TakeWhile(cell => Level(cell) == 0 || Level(cell) > Level(behind[0])).Any(cell => !cell.IsProse);
    }

    private static int Level(LessonCell cell) => cell.IsProse ? cell.Source.TakeWhile(c => c == '#').Count() : 0;

    private static string Checkout()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "tutorial.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("tutorial.sln was not found above the tests.");
    }

    [GeneratedRegex(@" \((?<section>[^()]+) → (?<ids>\d\d\.\d+(, \d\d\.\d+)*)\)$")]
    private static partial Regex Tail();
}
