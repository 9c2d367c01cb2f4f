namespace Tutorial.Lessons.Notebooks.Display;

/// <summary>Names the class that knows how a notebook shows a type; engines find the attribute by its simple name.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Has a public parameterless constructor and a public method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What to show, the richest first.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/html", "text/plain"];
}
