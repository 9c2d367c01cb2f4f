using Tutorial.Lessons.Documents;

namespace Tutorial.Cli.Building;

/// <summary>The notebooks of all lessons in one checkout of the kit.</summary>
internal sealed class NotebookBuild(string kitRoot)
{
    private string LessonsFolder => Path.Combine(kitRoot, "lessons");

    private string NotebooksFolder => Path.Combine(kitRoot, "notebooks");

    /// <summary>Writes every notebook that is missing or differs from its lesson.</summary>
    /// <returns>Slug of each lesson, and whether its file was written.</returns>
    public IReadOnlyList<(string Slug, bool Written)> Build()
    {
        Directory.CreateDirectory(NotebooksFolder);

        // All lessons are read before the first file is written: a mistake in the last one leaves nothing half done.
        var built = Slugs().Select(slug => (Slug: slug, Bytes: Bytes(slug))).ToList();
        var report = new List<(string, bool)>();
        foreach ((string slug, byte[] bytes) in built)
        {
            bool differs = !IsSame(slug, bytes);
            if (differs)
            {
                string draft = PathOf(slug) + ".tmp";
                File.WriteAllBytes(draft, bytes);
                File.Move(draft, PathOf(slug), overwrite: true);
            }

            report.Add((slug, differs));
        }

        return report;
    }

    /// <summary>One sentence for each notebook that is not what its lesson makes; empty when all are.</summary>
    public IReadOnlyList<string> Check()
    {
        IReadOnlyList<string> slugs = Slugs();
        var problems = new List<string>();
        foreach (string slug in slugs)
        {
            if (!File.Exists(PathOf(slug)))
            {
                problems.Add($"notebooks/{slug}.ipynb is missing; run ./tutorial notebooks build and commit it.");
            }
            else if (!IsSame(slug, Bytes(slug)))
            {
                problems.Add($"notebooks/{slug}.ipynb is not what lessons/{slug}/{LessonDocument.FileName} makes; change the lesson and run ./tutorial notebooks build.");
            }
        }

        IEnumerable<string> files = Directory.Exists(NotebooksFolder) ? Directory.EnumerateFiles(NotebooksFolder, "*.ipynb") : [];
        problems.AddRange(files.Select(file => Path.GetFileNameWithoutExtension(file))
            .Except(slugs)
            .Order(StringComparer.Ordinal)
            .Select(slug => $"notebooks/{slug}.ipynb has no lesson; write lessons/{slug}/{LessonDocument.FileName} or delete it."));
        return problems;
    }

    private IReadOnlyList<string> Slugs() => LessonDocument.Slugs(LessonsFolder);

    private byte[] Bytes(string slug) => LessonNotebook.Build(LessonDocument.Read(LessonsFolder, slug), kitRoot).ToBytes();

    private bool IsSame(string slug, byte[] bytes) =>
        File.Exists(PathOf(slug)) && File.ReadAllBytes(PathOf(slug)).AsSpan().SequenceEqual(bytes);

    private string PathOf(string slug) => Path.Combine(NotebooksFolder, slug + ".ipynb");
}
