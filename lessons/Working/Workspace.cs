using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Working;

/// <summary>The learner's own copies: <c>work/&lt;lesson&gt;/</c>, made when a lesson is first opened and never overwritten.</summary>
/// <param name="root">The folder that holds <c>work/</c>.</param>
/// <param name="course">The exercises.</param>
public sealed class Workspace(string root, Course course)
{
    /// <summary>The folder with all own work and the progress.</summary>
    public string Folder { get; } = Path.Combine(root, "work");

    /// <summary>What has been reached so far.</summary>
    public ProgressStore Progress { get; } = new(Path.Combine(root, "work", "progress.json"));

    /// <summary>The learner's file of a lesson; it need not exist yet.</summary>
    /// <param name="lesson">The lesson's folder name.</param>
    public string FileOf(string lesson) => Path.Combine(Folder, lesson, "Exercises.cs");

    /// <summary>Makes the copy of a lesson if there is none, with a project around it for the editor.</summary>
    /// <param name="lesson">The lesson's folder name.</param>
    /// <returns>The learner's file.</returns>
    public string Open(string lesson)
    {
        string file = FileOf(lesson);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Create(file, course.Sources.Skeleton(lesson));
        foreach ((string name, string text) in WorkProject.Files)
        {
            Create(Path.Combine(Folder, lesson, name), text);
        }

        return file;
    }

    /// <summary>The learner's text of a lesson; the skeleton when there was none.</summary>
    /// <param name="lesson">The lesson's folder name.</param>
    public string Read(string lesson) => File.ReadAllText(Open(lesson));

    /// <summary>Puts the skeleton of one exercise back; the file as it was is kept beside it.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <returns>Where the old file is kept.</returns>
    public string Reset(ExerciseDefinition exercise)
    {
        string file = Open(exercise.Lesson);
        string kept = KeptName(file);
        string old = File.ReadAllText(file);
        File.Copy(file, kept);
        AtomicFile.Write(file, SkeletonPart.PutBack(old, course.Sources.Skeleton(exercise.Lesson), exercise.Method));
        return kept;
    }

    // Not .cs, so that the editor does not compile it along.
    private static string KeptName(string file)
    {
        for (int i = 1; ; i++)
        {
            string name = $"{file}.{i}.old";
            if (!File.Exists(name))
            {
                return name;
            }
        }
    }

    private static void Create(string file, string text)
    {
        if (!File.Exists(file))
        {
            AtomicFile.Write(file, text);
        }
    }
}
