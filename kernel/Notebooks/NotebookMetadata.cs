using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Notebooks;

/// <summary>The metadata that .NET Interactive, VS Code and Jupyter read from a C# notebook.</summary>
/// <remarks>With them .NET Interactive opens the notebook in its C# kernel; without the kernel list its <c>#!import</c> throws.</remarks>
internal static class NotebookMetadata
{
    public const string KernelName = ".net-csharp";
    public const string KernelDisplayName = ".NET (C#)";

    private static readonly (string Name, string? Language)[] Kernels =
    [
        (CellLanguage.CSharp, "C#"),
        (CellLanguage.FSharp, "F#"),
        (CellLanguage.Html, "HTML"),
        (CellLanguage.JavaScript, "JavaScript"),
        (CellLanguage.Markdown, "Markdown"),
        (CellLanguage.Mermaid, "Mermaid"),
    ];

    public static JsonObject ForCSharp() => new()
    {
        ["kernelspec"] = new JsonObject
        {
            ["display_name"] = KernelDisplayName,
            ["language"] = "C#",
            ["name"] = KernelName,
        },
        ["language_info"] = new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "C#",
            ["pygments_lexer"] = "csharp",
        },
        ["polyglot_notebook"] = new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = CellLanguage.CSharp,
                ["items"] = new JsonArray([.. Kernels.Select(kernel => new JsonObject
                {
                    ["aliases"] = new JsonArray(),
                    ["languageName"] = kernel.Language,
                    ["name"] = kernel.Name,
                })]),
            },
        },
    };
}
