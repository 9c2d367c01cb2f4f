namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value that is HTML; its text form is the markup.</summary>
public interface IHtmlContent
{
    /// <summary>Writes the markup.</summary>
    void WriteTo(TextWriter writer);
}
