using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;
using Tutorial.Lessons.Documents;

namespace Tutorial.Cli.Building;

/// <summary>Makes the notebook of a lesson: the same bytes for the same lesson, on every machine.</summary>
internal static class LessonNotebook
{
    /// <summary>The notebook, without outputs.</summary>
    /// <param name="lesson">The lesson as read.</param>
    /// <param name="kitRoot">The folder from which <c>source=FILE</c> takes files.</param>
    public static Notebook Build(LessonDocument lesson, string kitRoot)
    {
        var notebook = Notebook.Create();
        notebook.Metadata["tutorial"] = Describe(lesson);
        notebook.Add(Cell.Markdown(TitleText(lesson.Header), "title"));
        foreach (LessonCell cell in lesson.Cells)
        {
            notebook.Add(BuildCell(cell, lesson, kitRoot));
        }

        if (lesson.Header.References.Count > 0)
        {
            notebook.Add(Cell.Markdown($"## What to read\n\n{Bullets(lesson.Header.References)}", "references"));
        }

        return notebook;
    }

    private static Cell BuildCell(LessonCell cell, LessonDocument lesson, string kitRoot)
    {
        Cell built = cell switch
        {
            { Options.Include: string file } => Cell.Markdown(SourceExcerpt.Show(kitRoot, file, cell.Options.Member, lesson.Slug, cell.Line), cell.Id),
            { IsProse: true } => Cell.Markdown(cell.Source, cell.Id),
            _ => Cell.Code(WithLanguageLine(cell.Language!, cell.Source), cell.Id, cell.Language!),
        };

        // In the order of the alphabet, as Jupyter saves them.
        if (cell.Options.Tags.Contains("hide"))
        {
            built.Metadata.Insert(IndexOf(built.Metadata, "jupyter"), "jupyter", new JsonObject { ["source_hidden"] = true });
        }

        string[] tags = cell.Options.Exercise is null ? [.. cell.Options.Tags] : ["exercise", .. cell.Options.Tags];
        if (tags.Length > 0)
        {
            built.Tags = tags;
        }

        if (cell.Options.Exercise is string exercise)
        {
            built.Metadata["tutorial"] = new JsonObject { ["exercise"] = exercise };
        }

        return built;
    }

    private static int IndexOf(JsonObject metadata, string name) =>
        metadata.TakeWhile(entry => string.CompareOrdinal(entry.Key, name) < 0).Count();

    /// <summary>Headless Jupyter clients send no metadata: the text itself must say that it is not C#.</summary>
    private static string WithLanguageLine(string language, string source) =>
        language == CellLanguage.CSharp || CellLanguage.OfFirstLine(source) is not null ? source : $"#!{language}\n{source}";

    private static JsonObject Describe(LessonDocument lesson) => new()
    {
        ["lesson"] = lesson.Slug,
        ["minutes"] = lesson.Header.Minutes,
        ["objectives"] = List(lesson.Header.Objectives),
        ["prerequisites"] = List(lesson.Header.Prerequisites),
        ["summary"] = lesson.Header.Summary,
        ["title"] = lesson.Header.Title,
    };

    private static string TitleText(LessonHeader header)
    {
        var parts = new List<string> { $"# {header.Title}", header.Summary };
        string before = string.Join(", ", header.Prerequisites.Select(slug => $"[{slug}]({slug}.ipynb)"));
        parts.Add($"*{header.Minutes} minutes.*{(before.Length > 0 ? $" Before it: {before}." : "")}");
        if (header.Objectives.Count > 0)
        {
            parts.Add($"After this lesson you can\n\n{Bullets(header.Objectives)}");
        }

        if (header.Data.Count > 0)
        {
            parts.Add($"Data: {string.Join(", ", header.Data)}.");
        }

        return string.Join("\n\n", parts);
    }

    private static string Bullets(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {line}"));

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
