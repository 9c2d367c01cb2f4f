using System.Globalization;
using System.Text.RegularExpressions;

namespace Tutorial.Reference.Tokenization;

/// <summary>Simple ways to cut a text into tokens.</summary>
/// <remarks>
/// Source:   the Unicode Standard, Annex 29 (characters as a reader sees them) and general categories (letters, marks, numbers).
/// </remarks>
public static partial class Tokenizers
{
    /// <summary>Words and punctuation marks, lower case; Chinese, which has no spaces, one token a character.</summary>
    /// <param name="text">Any text.</param>
    public static string[] Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. WordPattern().Matches(text.ToLowerInvariant()).Select(match => match.Value)];
    }

    /// <summary>What stands between white space, unchanged.</summary>
    /// <param name="text">Any text.</param>
    public static string[] Whitespace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Characters as a reader sees them (grapheme clusters): an accent or an emoji stays whole.</summary>
    /// <param name="text">Any text.</param>
    public static string[] Characters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> characters = [];
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            characters.Add(elements.GetTextElement());
        }
        return [.. characters];
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|[\p{L}\p{M}\p{N}']+|[^\s\p{L}\p{M}\p{N}]")]
    private static partial Regex WordPattern();
}
