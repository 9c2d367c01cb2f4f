namespace Tutorial.Lessons.Documents;

/// <summary>One cell of a lesson, before it becomes a notebook's.</summary>
/// <param name="Id">Stable across builds and, within its section, across edits of other sections.</param>
/// <param name="Language">The language of a code cell (csharp, fsharp, html, javascript, mermaid); null for prose.</param>
/// <param name="Source">The cell's text, lines ended by "\n", without the fence.</param>
/// <param name="Line">The line of lesson.md at which the cell begins, counted from 1.</param>
/// <param name="Options">What the fence's info string asks for.</param>
public sealed record LessonCell(string Id, string? Language, string Source, int Line, CellOptions Options)
{
    /// <summary>Whether the cell is prose.</summary>
    public bool IsProse => Language is null;
}
