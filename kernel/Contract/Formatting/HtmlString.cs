namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Markup that is shown as it stands, not escaped.</summary>
public sealed class HtmlString(string markup) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer) => writer.Write(markup);

    /// <summary>The markup.</summary>
    public override string ToString() => markup;
}
