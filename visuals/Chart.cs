namespace Tutorial.Visuals;

/// <summary>Ready-made figures for the lessons: what each shows stands in its name.</summary>
/// <remarks>
/// All take plain numbers; overloads for tensors stand beside them. Every figure has names and units on its axes, a description in words,
/// and its numbers as tables. For anything else, build a <see cref="Figure"/> from lines, points and bars.
/// </remarks>
public static partial class Chart
{
}
