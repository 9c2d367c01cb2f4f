using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Notebooks;

/// <summary>One cell: a view of its JSON object, so that whatever others stored in it stays.</summary>
public sealed class Cell
{
    internal Cell(JsonObject json)
    {
        Json = json;
    }

    /// <summary>Makes a code cell without outputs.</summary>
    /// <param name="source">The cell's text, with its #! line when it is not C#.</param>
    /// <param name="id">The cell's id, 1–64 letters, digits, "-" or "_", unique in its notebook.</param>
    /// <param name="language">The kernel name that .NET Interactive's metadata give, such as csharp.</param>
    public static Cell Code(string source, string id, string language = CellLanguage.CSharp) => new(new JsonObject
    {
        ["cell_type"] = "code",
        ["execution_count"] = null,
        ["id"] = id,
        ["metadata"] = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = language },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = language },
        },
        ["outputs"] = new JsonArray(),
        ["source"] = MultilineText.Split(source),
    });

    /// <summary>Makes a Markdown cell.</summary>
    public static Cell Markdown(string source, string id) => new(new JsonObject
    {
        ["cell_type"] = "markdown",
        ["id"] = id,
        ["metadata"] = new JsonObject(),
        ["source"] = MultilineText.Split(source),
    });

    /// <summary>The cell as it stands in the file; change it only in ways nbformat allows.</summary>
    public JsonObject Json { get; }

    /// <summary>Code, Markdown or raw.</summary>
    public CellKind Kind => Json["cell_type"]!.GetValue<string>() switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        _ => CellKind.Raw,
    };

    /// <summary>The cell's id; null in files older than nbformat 4.5.</summary>
    public string? Id => Json["id"]?.GetValue<string>();

    /// <summary>The cell's text.</summary>
    public string Source
    {
        get => MultilineText.Join(Json["source"]);
        set => Json["source"] = MultilineText.Split(value);
    }

    /// <summary>The cell's metadata, made when the file had none.</summary>
    public JsonObject Metadata => JsonParts.ObjectOf(Json, "metadata");

    /// <summary>The cell's tags, such as raises-exception.</summary>
    public IReadOnlyList<string> Tags
    {
        get => Metadata["tags"] is JsonArray tags ? [.. tags.Select(tag => tag!.GetValue<string>())] : [];
        set => Metadata["tags"] = new JsonArray([.. value.Select(tag => (JsonNode)tag)]);
    }

    /// <summary>The number beside the cell after it ran; null before.</summary>
    public int? ExecutionCount
    {
        get => Json["execution_count"]?.GetValue<int>();
        set => Json["execution_count"] = value;
    }

    /// <summary>What the cell has put out, oldest first; empty for prose.</summary>
    public IReadOnlyList<CellOutput> Outputs
    {
        get => Json["outputs"] is JsonArray outputs ? [.. outputs.Select(output => new CellOutput(output!.AsObject()))] : [];
        set => Json["outputs"] = new JsonArray([.. value.Select(output => output.Json.Parent is null ? output.Json : output.Json.DeepClone())]);
    }

    /// <summary>Whether the cell carries a tag.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag);
}
