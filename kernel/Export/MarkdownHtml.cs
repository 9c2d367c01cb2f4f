using System.Text.Json.Nodes;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Tutorial.Kernel.Export;

/// <summary>Markdown cells as HTML; formulas become elements of class math, pictures go into the page.</summary>
/// <param name="folder">The notebook's folder, from which relative pictures are read.</param>
internal sealed class MarkdownHtml(string folder)
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseMathematics()
        .UseAutoIdentifiers()
        .UseEmphasisExtras()
        .UseFootnotes()
        .UseTaskLists()
        .Build();

    private static readonly Dictionary<string, string> _pictures = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    };

    /// <summary>Whether anything rendered so far holds a formula.</summary>
    public bool HasMath { get; private set; }

    public string Render(string markdown, JsonObject? attachments = null)
    {
        MarkdownDocument document = Markdown.Parse(markdown, _pipeline);
        foreach (MarkdownObject part in document.Descendants())
        {
            if (part is MathInline or MathBlock)
            {
                HasMath = true;
                if (part is MathInline { DelimiterCount: 2 })
                {
                    // "$$…$$" on one line: Markdig takes it for inline, Jupyter sets it on a line of its own.
                    part.GetAttributes().AddClass("display");
                }
            }
            else if (part is CodeBlock and not MathBlock)
            {
                // A block that scrolls must be reachable with the keyboard.
                part.GetAttributes().AddProperty("tabindex", "0");
            }
            else if (part is LinkInline { Url: string url } link)
            {
                link.Url = link.IsImage ? Picture(url, attachments) : Target(url);
            }
        }

        return document.ToHtml(_pipeline);
    }

    /// <summary>Other notebooks are exported beside this one.</summary>
    private static string Target(string url) =>
        !url.Contains(':', StringComparison.Ordinal) && url.Split('#')[0].EndsWith(".ipynb", StringComparison.Ordinal)
            ? url.Replace(".ipynb", ".html", StringComparison.Ordinal)
            : url;

    private string Picture(string url, JsonObject? attachments)
    {
        const string attachment = "attachment:";
        if (url.StartsWith(attachment, StringComparison.Ordinal))
        {
            return (attachments?[Uri.UnescapeDataString(url[attachment.Length..])] as JsonObject)?.FirstOrDefault() is { Key: string mime, Value: JsonValue data }
                ? $"data:{mime};base64,{data}"
                : url;
        }

        string file = Path.Combine(folder, Uri.UnescapeDataString(url));
        return !url.Contains(':', StringComparison.Ordinal) && _pictures.TryGetValue(Path.GetExtension(file), out string? type) && File.Exists(file)
            ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}"
            : url;
    }
}
