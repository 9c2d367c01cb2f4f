using System.Text.Json;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Storage;

/// <summary>What a safetensors header says of one tensor.</summary>
/// <param name="Name">Its name, such as "0.weight".</param>
/// <param name="Type">"F32", "F64", …</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
internal sealed record SafeTensorsEntry(string Name, string Type, Shape Shape, long Begin, long End);

/// <summary>The JSON header of a safetensors file, checked before a single number is read.</summary>
/// <remarks>
/// Layout: 8 bytes length of the header (little-endian), the header {"name": {"dtype", "shape", "data_offsets": [begin, end]}, "__metadata__": {…}}, the data.
/// Every claim is held against the file's size first, so that a forged header cannot make anybody allocate more than the file holds.
/// Source: the safetensors format description, version 1.
/// </remarks>
internal sealed class SafeTensorsHeader
{
    private const long LongestHeader = 100_000_000;

    private SafeTensorsHeader(IReadOnlyList<SafeTensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        Entries = entries;
        Metadata = metadata;
    }

    public IReadOnlyList<SafeTensorsEntry> Entries { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Bytes of one number of a type.</summary>
    public static int BytesOf(string type) => type switch
    {
        "F64" or "I64" => 8,
        "F32" => 4,
        "F16" or "BF16" => 2,
        _ => 0,
    };

    /// <summary>Reads and checks the header; the stream is left at the first byte of data.</summary>
    /// <exception cref="SafeTensorsException">Anything at all is wrong with it.</exception>
    public static SafeTensorsHeader Read(Stream stream, string file)
    {
        long size = stream.Length;
        Span<byte> prefix = stackalloc byte[8];
        if (size < 8)
        {
            throw Wrong(file, $"it has {size} bytes, fewer than the 8 that every such file begins with");
        }
        stream.ReadExactly(prefix);
        ulong length = BitConverter.ToUInt64(prefix);
        if (length > (ulong)Math.Min(size - 8, LongestHeader))
        {
            throw Wrong(file, $"its header claims {length} bytes, but only {size - 8} follow");
        }
        byte[] header = new byte[length];
        stream.ReadExactly(header);
        try
        {
            using JsonDocument json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            return Parse(json.RootElement, size - 8 - (long)length, file);
        }
        // A name with half a surrogate pair is valid JSON but no valid text; reading it is an invalid operation.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new SafeTensorsException(Wrong(file, "its header is no valid JSON with every name once").Message, error);
        }
    }

    internal static SafeTensorsException Wrong(string file, string what)
        => new($"{file} is not a safetensors file that can be read: {what}. Save the model again or fetch the file anew.");

    private static SafeTensorsHeader Parse(JsonElement root, long dataSize, string file)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(file, "its header is not a JSON object");
        }
        List<SafeTensorsEntry> entries = [];
        Dictionary<string, string> metadata = [];
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.NameEquals("__metadata__"))
            {
                ReadMetadata(property.Value, metadata, file);
            }
            else
            {
                entries.Add(Entry(property, dataSize, file));
            }
        }
        CheckCover(entries, dataSize, file);
        return new SafeTensorsHeader(entries, metadata);
    }

    private static void ReadMetadata(JsonElement value, Dictionary<string, string> metadata, string file)
    {
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Any(entry => entry.Value.ValueKind != JsonValueKind.String))
        {
            throw Wrong(file, "__metadata__ is not an object of texts");
        }
        foreach (JsonProperty entry in value.EnumerateObject())
        {
            metadata[entry.Name] = entry.Value.GetString()!;
        }
    }

    private static SafeTensorsEntry Entry(JsonProperty property, long dataSize, string file)
    {
        string name = property.Name;
        JsonElement value = property.Value;
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("dtype", out JsonElement type) || type.ValueKind != JsonValueKind.String
            || !value.TryGetProperty("shape", out JsonElement shape) || !AreNumbers(shape)
            || !value.TryGetProperty("data_offsets", out JsonElement offsets) || !AreNumbers(offsets) || offsets.GetArrayLength() != 2)
        {
            throw Wrong(file, $"tensor '{name}' lacks a dtype, a shape or two data_offsets");
        }
        string typeName = type.GetString()!;
        int bytes = BytesOf(typeName);
        if (bytes == 0)
        {
            throw Wrong(file, $"tensor '{name}' has dtype {typeName}; F64, F32, F16, BF16 and I64 can be read");
        }
        (long begin, long end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        if (begin < 0 || end < begin || end > dataSize)
        {
            throw Wrong(file, $"tensor '{name}' lies at bytes {begin} to {end}, outside the {dataSize} bytes of data");
        }
        Int128 count = 1;
        foreach (JsonElement axis in shape.EnumerateArray())
        {
            // Never above the data's size for long, so the product cannot overflow.
            count = Int128.Min(count * axis.GetInt64(), dataSize + (Int128)1);
        }
        if (shape.EnumerateArray().Any(axis => axis.GetInt64() is < 0 or > int.MaxValue) || count * bytes != end - begin)
        {
            throw Wrong(file, $"tensor '{name}' has {end - begin} bytes, which is not what shape [{string.Join(", ", shape.EnumerateArray())}] of {typeName} takes");
        }
        return new SafeTensorsEntry(name, typeName, new Shape([.. shape.EnumerateArray().Select(axis => axis.GetInt32())]), begin, end);
    }

    private static bool AreNumbers(JsonElement element)
        => element.ValueKind == JsonValueKind.Array
        && element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out _));

    /// <summary>The tensors lie one after another and fill the data: no overlap, no hole.</summary>
    private static void CheckCover(List<SafeTensorsEntry> entries, long dataSize, string file)
    {
        long next = 0;
        foreach (SafeTensorsEntry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != next)
            {
                throw Wrong(file, $"tensor '{entry.Name}' begins at byte {entry.Begin} where byte {next} was due, so tensors overlap or leave a hole");
            }
            next = entry.End;
        }
        if (next != dataSize)
        {
            throw Wrong(file, $"the tensors end at byte {next}, but {dataSize} bytes of data follow the header");
        }
    }
}
