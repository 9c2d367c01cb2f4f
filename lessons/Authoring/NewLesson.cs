using System.Globalization;
using System.Text.RegularExpressions;

namespace Tutorial.Lessons.Authoring;

/// <summary>Makes the files of a new lesson or a new exercise, in the kit or in a teacher's own pack.</summary>
/// <param name="folder">The folder of all lessons.</param>
public sealed partial class NewLesson(string folder)
{
    /// <summary>Makes a lesson with its text and an empty skeleton.</summary>
    /// <param name="slug">Two digits and a name, such as <c>16-graph-networks</c>.</param>
    /// <returns>The files made.</returns>
    /// <exception cref="InvalidDataException">The name does not fit, or the lesson is there already.</exception>
    public IReadOnlyList<string> Lesson(string slug)
    {
        if (!Slug().IsMatch(slug))
        {
            throw new InvalidDataException($"{slug} is no name for a lesson: write two digits, a dash and small letters, such as 16-graph-networks.");
        }

        string home = Path.Combine(folder, slug);
        if (Directory.Exists(home) || Directory.Exists(folder) && Directory.EnumerateDirectories(folder, slug[..3] + "*").Any())
        {
            throw new InvalidDataException($"There is a lesson {slug[..2]} already; take another number.");
        }

        Directory.CreateDirectory(home);
        string title = char.ToUpperInvariant(slug[3]) + slug[4..].Replace('-', ' ');
        return [Write(Path.Combine(home, "lesson.md"), Templates.Lesson(title)), Write(Path.Combine(home, "Exercises.cs"), Templates.Skeleton(slug, title))];
    }

    /// <summary>Makes an exercise: its method in the lesson's skeleton and the file that defines it.</summary>
    /// <param name="lesson">The lesson's folder name or number.</param>
    /// <param name="method">The method's name, such as <c>ClipByNorm</c>.</param>
    /// <returns>The files made or changed.</returns>
    /// <exception cref="InvalidDataException">The lesson or the name does not fit.</exception>
    public IReadOnlyList<string> Exercise(string lesson, string method)
    {
        string home = Directory.Exists(folder) && Directory.EnumerateDirectories(folder, lesson.Length == 2 ? lesson + "-*" : lesson).FirstOrDefault() is { } found
            ? found
            : throw new InvalidDataException($"There is no lesson {lesson} in {folder}; make it with ./tutorial new lesson {(lesson.Length == 2 ? lesson + "-name" : lesson)}.");
        if (!MethodName().IsMatch(method))
        {
            throw new InvalidDataException($"{method} is no name for a method: begin with a capital letter, then letters and digits, such as ClipByNorm.");
        }

        string skeleton = Path.Combine(home, "Exercises.cs");
        string check = Path.Combine(home, "Checks", method + "Check.cs");
        string text = File.Exists(skeleton) ? File.ReadAllText(skeleton) : throw new InvalidDataException($"{skeleton} is missing; it holds the methods that learners write.");
        if (File.Exists(check))
        {
            throw new InvalidDataException($"{check} is there already; take another name.");
        }

        string slug = Path.GetFileName(home);
        string id = string.Create(CultureInfo.InvariantCulture, $"{slug[..2]}.{Ids().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max() + 1}");
        int end = text.LastIndexOf('}');
        Directory.CreateDirectory(Path.GetDirectoryName(check)!);
        return
        [
            Write(skeleton, $"{text[..end].TrimEnd()}\n{Templates.Method(id, method)}{text[end..]}"),
            Write(check, Templates.Check(id, method, slug)),
        ];
    }

    private static string Write(string file, string text)
    {
        File.WriteAllText(file, text);
        return file;
    }

    [GeneratedRegex("^[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex MethodName();

    [GeneratedRegex(@"<summary>[0-9]{2}\.([0-9]+) ")]
    private static partial Regex Ids();
}
