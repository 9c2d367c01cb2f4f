namespace Tutorial.Kernel.Languages;

/// <summary>One thing that is wrong with code.</summary>
/// <param name="Severity">error, warning or info.</param>
/// <param name="Code">The compiler's own number for it, such as CS0103.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Start">First position in the code.</param>
/// <param name="End">Position after the last.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record Fault(string Severity, string Code, string Message, int Start, int End, int Line, int Column);
