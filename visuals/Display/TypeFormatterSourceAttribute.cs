namespace Tutorial.Visuals.Display;

/// <summary>Names the class that knows how a notebook shows a type.</summary>
/// <remarks>
/// .NET Interactive finds this attribute by its simple name, and reads its two properties by theirs; see <c>visuals/README.md</c>.
/// An engine that follows the same convention needs no reference to this library, nor this library one to the engine.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Has a public parameterless constructor and a public method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What to show, the richest first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
