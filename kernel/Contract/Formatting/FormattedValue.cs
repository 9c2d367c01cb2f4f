namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value in one form.</summary>
/// <param name="MimeType">Which form, such as <c>text/html</c>.</param>
/// <param name="Value">The text in this form.</param>
public sealed record FormattedValue(string MimeType, string Value)
{
    /// <summary>Every form in which a value wants to be shown together.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">The forms wanted; none: those the type prefers, and text/plain.</param>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes)
    {
        IReadOnlyList<string> wanted = mimeTypes.Length > 0 ? mimeTypes : Formatter.GetPreferredMimeTypesFor(value);
        return [.. wanted.Distinct().Select(mimeType => new FormattedValue(mimeType, value.ToDisplayString(mimeType)))];
    }
}
