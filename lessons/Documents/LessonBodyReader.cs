using Markdig;
using Markdig.Syntax;

namespace Tutorial.Lessons.Documents;

/// <summary>Cuts a lesson's text into cells: a fence in one of the cell languages is a code cell, each heading begins new prose.</summary>
internal sealed class LessonBodyReader(string file, string body)
{
    private const int LargestHeadingThatCuts = 3;

    private static readonly string[] _languages = ["csharp", "fsharp", "html", "javascript", "mermaid"];

    private readonly CellIds _ids = new();
    private readonly List<LessonCell> _cells = [];

    public List<LessonCell> Read()
    {
        int proseStart = 0;
        foreach (Block block in Markdown.Parse(body))
        {
            if (block is HeadingBlock { Level: <= LargestHeadingThatCuts } heading)
            {
                AddProse(proseStart, heading.Span.Start);
                proseStart = heading.Span.Start;
                _ids.EnterSection(body[heading.Span.Start..(heading.Span.End + 1)]);
            }
            else if (block is FencedCodeBlock fence && IsCell(fence))
            {
                AddProse(proseStart, fence.Span.Start);
                AddFence(fence);
                proseStart = fence.Span.End + 1;
            }
        }

        AddProse(proseStart, body.Length);
        return _cells.Count > 0
            ? _cells
            : throw new LessonFormatException(file, 1, "the lesson has no text after its front matter.");
    }

    private static bool IsCell(FencedCodeBlock fence) => _languages.Contains(fence.Info) || fence.Info == "markdown";

    private void AddProse(int start, int end)
    {
        string text = body[start..end];
        string trimmed = text.Trim('\n', ' ');
        if (trimmed.Length > 0)
        {
            int line = LineOf(start + text.IndexOf(trimmed, StringComparison.Ordinal));
            _cells.Add(new LessonCell(_ids.Next("text"), null, trimmed, line, CellOptions.None));
        }
    }

    private void AddFence(FencedCodeBlock fence)
    {
        int line = fence.Line + 1;
        LessonFormatException Fail(string problem) => new(file, line, problem);
        if (fence.ClosingFencedCharCount == 0)
        {
            throw Fail($"the fence ```{fence.Info} is never closed; end the cell with a line of ```.");
        }

        CellOptions options = CellOptions.Parse(fence.Arguments, Fail);
        string source = fence.Lines.ToString().Trim('\n');
        if (source.Length == 0 && options.Include is null)
        {
            throw Fail("this cell is empty; write its code or remove the fence.");
        }

        // Markdown in a fence is prose that carries tags; an included file is shown and not run.
        bool isProse = fence.Info == "markdown" || options.Include is not null;
        string id = options.Exercise is null ? _ids.Next(isProse ? "text" : "code") : _ids.ForExercise(options.Exercise);
        _cells.Add(new LessonCell(id, isProse ? null : fence.Info, source, line, options));
    }

    private int LineOf(int position) => body.AsSpan(0, position).Count('\n') + 1;
}
