namespace Tutorial.Visuals.Words;

/// <summary>Text as pictures need it.</summary>
internal static class Letters
{
    /// <summary>How wide the text will be, about: no font is at hand here. Chinese characters are as wide as high.</summary>
    public static double WidthOf(string text, double size) => text.Sum(c => c >= '\u2E80' ? 1.0 : 0.6) * size;

    /// <summary>Text that XML can hold: a stray control character or half a surrogate pair becomes a visible sign.</summary>
    public static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r =>
        r.Value >= 32 && r.Value is not (0xFFFE or 0xFFFF) ? r.ToString() : r.Value is '\n' or '\t' ? " " : "\uFFFD"));

    /// <summary>At most 28 letters: a longer label would leave no room for what it labels.</summary>
    public static string Shortened(string label) => label.Length <= 28 ? label : label[..27] + "…";

    /// <summary>A token as a label: blanks and line ends are seen.</summary>
    public static string Token(string token) =>
        token.Replace(' ', '␣').Replace("\n", "⏎", StringComparison.Ordinal).Replace("\t", "⇥", StringComparison.Ordinal);
}
