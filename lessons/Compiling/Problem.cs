namespace Tutorial.Lessons.Compiling;

/// <summary>Something that keeps a submission, or one method of it, from running.</summary>
/// <param name="Position">Where in the text.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Message">A sentence for a beginner.</param>
/// <param name="IsRefusal">True when the code compiles but uses what exercises may not.</param>
public sealed record Problem(int Position, int Line, string Message, bool IsRefusal);
