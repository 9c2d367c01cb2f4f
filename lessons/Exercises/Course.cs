using System.Reflection;

namespace Tutorial.Lessons.Exercises;

/// <summary>The exercises of the kit or of a teacher's own pack, found by reflection.</summary>
public sealed class Course
{
    private readonly Dictionary<string, ExerciseDefinition> _byId;

    /// <summary>Gathers every static property of type <see cref="ExerciseDefinition"/>.</summary>
    /// <param name="assembly">Where they stand.</param>
    /// <param name="sources">Skeletons and sources that belong to them.</param>
    public Course(Assembly assembly, CourseSources sources)
    {
        Sources = sources;
        Exercises = [.. assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.PropertyType == typeof(ExerciseDefinition))
            .Select(property => (ExerciseDefinition)property.GetValue(null)!)
            .Select(exercise => exercise with { Lesson = sources.LessonOf(exercise.Id) })
            // By lesson, then by number: 07.10 stands behind 07.9.
            .OrderBy(exercise => exercise.Id.Split('.')[0], StringComparer.Ordinal)
            .ThenBy(exercise => exercise.Id.Length)
            .ThenBy(exercise => exercise.Id, StringComparer.Ordinal)];
        _byId = Exercises.ToDictionary(exercise => exercise.Id, StringComparer.Ordinal);
    }

    /// <summary>The kit's own exercises.</summary>
    public static Course Kit { get; } = new(typeof(Course).Assembly, CourseSources.Embedded(typeof(Course).Assembly));

    /// <summary>All exercises in the order of their ids.</summary>
    public IReadOnlyList<ExerciseDefinition> Exercises { get; }

    /// <summary>The skeletons and sources.</summary>
    public CourseSources Sources { get; }

    /// <summary>The folders of the lessons that have exercises, in order.</summary>
    public IReadOnlyList<string> Lessons => [.. Exercises.Select(exercise => exercise.Lesson).Distinct()];

    /// <summary>The exercise with this id; null when there is none.</summary>
    /// <param name="id">Such as <c>03.2</c>.</param>
    public ExerciseDefinition? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The exercises that a learner means: one by its id, or a lesson by its folder, its number or the start of its name.</summary>
    /// <param name="what">Such as <c>03.2</c>, <c>03</c>, <c>3</c> or <c>03-backpropagation</c>.</param>
    /// <returns>Empty when nothing matches.</returns>
    public IReadOnlyList<ExerciseDefinition> Select(string what)
    {
        if ((Find(what) ?? Find("0" + what)) is { } one)
        {
            return [one];
        }

        string number = what.Length == 1 ? "0" + what : what;
        return [.. Exercises.Where(exercise => exercise.Lesson == what || exercise.Lesson.StartsWith(number + "-", StringComparison.Ordinal)
            || exercise.Lesson.EndsWith("-" + what, StringComparison.Ordinal))];
    }
}
