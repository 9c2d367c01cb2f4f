using Tutorial.Lessons.Notebooks.Display;

namespace Tutorial.Lessons.Notebooks;

/// <summary>A verdict for practice, as a cell shows it.</summary>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Passed">Whether the function is right on every drawn input.</param>
/// <param name="Text">The report as text.</param>
/// <param name="Html">The report as a piece of HTML.</param>
[TypeFormatterSource(typeof(CellVerdictSource))]
public sealed record CellVerdict(string Exercise, bool Passed, string Text, string Html)
{
    /// <summary>The report as text.</summary>
    public override string ToString() => Text;
}
