namespace Tutorial.Reference.Display;

/// <summary>Names the class that knows how a notebook shows a type.</summary>
/// <remarks>Notebook engines find this attribute by its simple name and read its properties by theirs, so neither side needs the other's assembly.</remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Has a public parameterless constructor and a public method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What to show, the richest first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
