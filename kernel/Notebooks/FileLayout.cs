using System.Text.Json;

namespace Tutorial.Kernel.Notebooks;

/// <summary>How a file was laid out, so that writing it back changes only what was changed.</summary>
/// <param name="IndentCharacter">A space or a tab.</param>
/// <param name="IndentSize">Characters per level; 0 means everything on one line.</param>
/// <param name="NewLine">"\n" or "\r\n".</param>
/// <param name="EndsWithNewLine">Whether the file ends with a line end.</param>
public sealed record FileLayout(char IndentCharacter, int IndentSize, string NewLine, bool EndsWithNewLine)
{
    /// <summary>Jupyter's own layout: one space a level, line feeds, one at the end.</summary>
    public static FileLayout Jupyter { get; } = new(' ', 1, "\n", true);

    // Utf8JsonWriter takes no deeper indentation.
    private const int LargestIndent = 127;

    /// <summary>Reads the layout off a file's first lines.</summary>
    public static FileLayout Detect(ReadOnlySpan<byte> utf8)
    {
        bool endsWithNewLine = utf8.EndsWith("\n"u8);
        int lineFeed = utf8.TrimEnd("\r\n"u8).IndexOf((byte)'\n');
        if (lineFeed < 0)
        {
            return new(' ', 0, "\n", endsWithNewLine);
        }

        string newLine = lineFeed > 0 && utf8[lineFeed - 1] == '\r' ? "\r\n" : "\n";
        ReadOnlySpan<byte> secondLine = utf8[(lineFeed + 1)..];
        byte indent = secondLine.IsEmpty || secondLine[0] != '\t' ? (byte)' ' : (byte)'\t';
        int size = secondLine.IndexOfAnyExcept(indent);
        return size is > 0 and <= LargestIndent
            ? new((char)indent, size, newLine, endsWithNewLine)
            : Jupyter with { NewLine = newLine, EndsWithNewLine = endsWithNewLine };
    }

    internal JsonWriterOptions WriterOptions => new()
    {
        Encoder = PlainTextEncoder.Instance,
        Indented = IndentSize > 0,
        IndentCharacter = IndentCharacter,
        IndentSize = IndentSize,
        NewLine = NewLine,
        MaxDepth = NotebookReader.MaxDepth,
    };
}
