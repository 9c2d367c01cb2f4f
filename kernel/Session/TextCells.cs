using Microsoft.DotNet.Interactive.Formatting;

namespace Tutorial.Kernel.Session;

/// <summary>Cells that are shown and not run: HTML, JavaScript, Mermaid, Markdown.</summary>
internal static class TextCells
{
    /// <summary>Shows the text as what it is.</summary>
    public static void Show(Segment segment)
    {
        string text = segment.Text.Trim('\n');
        switch (segment.Language)
        {
            case "html":
                text.DisplayAs("text/html");
                break;
            case "javascript":
                $"<script type=\"text/javascript\">{text}</script>".DisplayAs("text/html");
                break;
            case "mermaid":
                new MermaidText(text).Display("text/vnd.mermaid", "text/plain");
                break;
            default:
                text.DisplayAs("text/markdown");
                break;
        }
    }

    /// <summary>A diagram as its text: clients that know Mermaid draw it.</summary>
    private sealed record MermaidText(string Text)
    {
        public override string ToString() => Text;
    }
}
