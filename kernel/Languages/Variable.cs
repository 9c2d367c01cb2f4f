namespace Tutorial.Kernel.Languages;

/// <summary>A variable of a notebook.</summary>
/// <param name="Name">As the cell wrote it.</param>
/// <param name="Language">The language it lives in.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">What it holds now.</param>
internal sealed record Variable(string Name, string Language, Type Type, object? Value);
