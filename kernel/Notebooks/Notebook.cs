using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Notebooks;

/// <summary>A notebook of nbformat 4.0 to 4.5, whoever wrote it.</summary>
/// <remarks>
/// A view of the file's own JSON: what this class does not know is kept, in its place, and a file saved by Jupyter that nobody changed
/// is written back byte for byte.
/// </remarks>
public sealed class Notebook
{
    private readonly JsonObject _root;
    private readonly List<Cell> _cells;

    private Notebook(JsonObject root, FileLayout layout)
    {
        _root = root;
        Layout = layout;
        _cells = [.. root["cells"]!.AsArray().Select(cell => new Cell(cell!.AsObject()))];
    }

    /// <summary>An empty C# notebook with the metadata that .NET Interactive, VS Code and Jupyter look for.</summary>
    public static Notebook Create() => new(
        new JsonObject
        {
            ["cells"] = new JsonArray(),
            ["metadata"] = NotebookMetadata.ForCSharp(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        },
        FileLayout.Jupyter);

    /// <summary>Reads a file.</summary>
    /// <exception cref="NotebookFormatException">The file is no notebook the kit can read.</exception>
    public static Notebook Read(string path) => Parse(File.ReadAllBytes(path), path);

    /// <summary>Reads a notebook from the bytes of its file.</summary>
    /// <param name="utf8">The file's content.</param>
    /// <param name="name">The file's name for error messages.</param>
    /// <exception cref="NotebookFormatException">The bytes are no notebook the kit can read.</exception>
    public static Notebook Parse(ReadOnlySpan<byte> utf8, string name)
    {
        JsonObject root = NotebookReader.Parse(utf8, name);
        new NotebookShape(name).Check(root);
        return new Notebook(root, FileLayout.Detect(utf8));
    }

    /// <summary>How the file is laid out when written.</summary>
    public FileLayout Layout { get; set; }

    /// <summary>The notebook's metadata, made when the file had none.</summary>
    public JsonObject Metadata => JsonParts.ObjectOf(_root, "metadata");

    /// <summary>The minor version of nbformat 4; from 5 on, cells have ids.</summary>
    public int FormatMinor => _root["nbformat_minor"]?.GetValue<int>() ?? 0;

    /// <summary>The cells from top to bottom.</summary>
    public IReadOnlyList<Cell> Cells => _cells;

    /// <summary>Puts a cell at the end.</summary>
    public void Add(Cell cell) => Insert(_cells.Count, cell);

    /// <summary>Puts a cell before the one that now has this index.</summary>
    public void Insert(int index, Cell cell)
    {
        _root["cells"]!.AsArray().Insert(index, cell.Json);
        _cells.Insert(index, cell);
    }

    /// <summary>Takes the cell at an index away.</summary>
    public void RemoveAt(int index)
    {
        _root["cells"]!.AsArray().RemoveAt(index);
        _cells.RemoveAt(index);
    }

    /// <summary>The file's content: UTF-8, laid out as <see cref="Layout"/> says, the same for the same notebook.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout.WriterOptions))
        {
            _root.WriteTo(writer);
        }

        if (Layout.EndsWithNewLine)
        {
            stream.Write(Layout.NewLine == "\n" ? "\n"u8 : "\r\n"u8);
        }

        return stream.ToArray();
    }

    /// <summary>Writes the file beside its place and moves it there, so that a crash never leaves half a notebook.</summary>
    public void Write(string path)
    {
        string draft = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(draft, ToBytes());
        File.Move(draft, path, overwrite: true);
    }
}
