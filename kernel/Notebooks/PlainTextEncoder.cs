using System.Text;
using System.Text.Encodings.Web;

namespace Tutorial.Kernel.Notebooks;

/// <summary>Escapes in JSON strings what must be escaped, and nothing else, as Jupyter does.</summary>
/// <remarks>
/// The built-in encoders write emoji, quotes or non-Latin text as \uXXXX; a Chinese lesson would be unreadable in a diff and no
/// notebook saved by Jupyter would come back byte for byte.
/// </remarks>
internal sealed unsafe class PlainTextEncoder : JavaScriptEncoder
{
    public static PlainTextEncoder Instance { get; } = new();

    // The longest form is \u001f: six characters for one.
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar < ' ' || unicodeScalar is '"' or '\\';

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        for (int i = 0; i < span.Length; i++)
        {
            if (i + 1 < span.Length && char.IsSurrogatePair(span[i], span[i + 1]))
            {
                i++;
            }
            else if (WillEncode(span[i]) || char.IsSurrogate(span[i]))
            {
                // A lone surrogate has no UTF-8 form: handed to the encoder, it is replaced.
                return i;
            }
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        string escaped = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\b' => "\\b",
            '\f' => "\\f",
            < ' ' => $"\\u{unicodeScalar:x4}",
            _ => new Rune(unicodeScalar).ToString(),
        };
        numberOfCharactersWritten = escaped.Length;
        return escaped.AsSpan().TryCopyTo(new Span<char>(buffer, bufferLength));
    }
}
