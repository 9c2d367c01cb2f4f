using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Tutorial.Lessons.Exercises;

/// <summary>The texts that belong to exercises: per lesson its skeleton, per exercise the file it is defined in.</summary>
/// <param name="skeletons">Skeleton by lesson folder.</param>
/// <param name="checks">Source by path without its ending, such as <c>01-perceptron/Checks/Fire</c>.</param>
public sealed class CourseSources(IReadOnlyDictionary<string, string> skeletons, IReadOnlyDictionary<string, string> checks)
{
    /// <summary>Reads the texts that were compiled into an assembly.</summary>
    /// <param name="assembly">The room of the lessons.</param>
    public static CourseSources Embedded(Assembly assembly)
    {
        Dictionary<string, string> Read(string kind) => assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(kind, StringComparison.Ordinal))
            .ToDictionary(name => name[kind.Length..].Replace('\\', '/').TrimEnd('/'), name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            }, StringComparer.Ordinal);
        return new CourseSources(Read("skeleton/"), Read("check/"));
    }

    /// <summary>SHA-256 of all texts, in hexadecimal: another one for another pack and after every correction.</summary>
    public string Hash { get; } = HashOf(skeletons, checks);

    /// <summary>The folder of the lesson that an exercise belongs to.</summary>
    /// <param name="id">Such as <c>03.2</c>.</param>
    /// <exception cref="InvalidOperationException">No lesson's folder starts with the id's number.</exception>
    public string LessonOf(string id)
    {
        string number = id.Split('.')[0];
        return skeletons.Keys.FirstOrDefault(slug => slug.StartsWith(number + "-", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"Exercise {id}: no folder {number}-… with an Exercises.cs; add the skeleton of the lesson.");
    }

    /// <summary>The skeleton that a learner starts a lesson from.</summary>
    /// <param name="lesson">The lesson's folder.</param>
    public string Skeleton(string lesson) => skeletons[lesson];

    /// <summary>The file that defines an exercise; null when the pack came without sources.</summary>
    /// <param name="exercise">The exercise.</param>
    public string? Check(ExerciseDefinition exercise) => checks.GetValueOrDefault($"{exercise.Lesson}/Checks/{exercise.Solution.Method.DeclaringType!.Name}");

    /// <summary>The solution as it stands in its file; null when the pack came without sources.</summary>
    /// <param name="exercise">The exercise.</param>
    public string? Solution(ExerciseDefinition exercise) => Check(exercise) is { } source ? SolutionText.Of(source, exercise.Method) : null;

    private static string HashOf(params IEnumerable<IReadOnlyDictionary<string, string>> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, string text) in texts.SelectMany(kind => kind.OrderBy(pair => pair.Key, StringComparer.Ordinal)))
        {
            // The length parts one text from the next.
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{text.Length}\n{text}"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
