using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.Session;

/// <summary><c>#!import</c>: runs a notebook or a source file as if its cells stood here.</summary>
internal static class Imports
{
    /// <summary>Runs the file.</summary>
    /// <exception cref="CodeException">There is no such file, it is of an unknown kind, or its code failed.</exception>
    public static async Task RunAsync(NotebookSession session, Directive directive)
    {
        string path = directive.Arguments.Count > 0 ? directive.Arguments[0] : throw new CodeException("#!import needs a file, as in: #!import helpers.cs", directive.Line);
        if (!File.Exists(path))
        {
            throw new CodeException($"#!import finds no file {path} in {Environment.CurrentDirectory}.", directive.Line);
        }

        IEnumerable<(string Code, string Language)> cells = Path.GetExtension(path) switch
        {
            ".cs" or ".csx" => [(File.ReadAllText(path), "csharp")],
            ".fs" or ".fsx" => [(File.ReadAllText(path), "fsharp")],
            ".html" => [(File.ReadAllText(path), "html")],
            ".js" => [(File.ReadAllText(path), "javascript")],
            ".md" => [(File.ReadAllText(path), "markdown")],
            ".ipynb" => ReadNotebook(path, directive.Line),
            string other => throw new CodeException($"#!import cannot run a {other} file; it runs .ipynb, .cs, .csx, .fs, .fsx, .html, .js and .md.", directive.Line),
        };
        foreach ((string code, string language) in cells)
        {
            object? result = await session.RunAsync(code, language, Path.GetFileName(path));
            result?.Display();
        }
    }

    private static List<(string Code, string Language)> ReadNotebook(string path, int line)
    {
        try
        {
            JsonNode root = JsonNode.Parse(File.ReadAllText(path)) ?? throw new JsonException("it is empty");
            return
            [
                .. root["cells"]!.AsArray()
                    .Where(cell => (string?)cell!["cell_type"] == "code")
                    .Select(cell => (SourceOf(cell!["source"]!), (string?)cell["metadata"]?["polyglot_notebook"]?["kernelName"] ?? (string?)cell["metadata"]?["dotnet_interactive"]?["language"] ?? "csharp")),
            ];
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new CodeException($"#!import cannot read {path}: it is not a notebook ({problem.Message}).", line);
        }
    }

    private static string SourceOf(JsonNode source) => source is JsonArray lines ? string.Concat(lines.Select(part => (string?)part)) : (string?)source ?? "";
}
