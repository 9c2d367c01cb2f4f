using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tutorial.Lessons.Working;

namespace Tutorial.Lessons.Grading;

/// <summary>Students who share a wrong answer that no listed mistake explains.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Students">Who they are.</param>
/// <param name="Example">The small table of one of them.</param>
/// <param name="Message">What they were told.</param>
public sealed record Cluster(string Exercise, IReadOnlyList<string> Students, string Example, string Message);

/// <summary>All results of a class.</summary>
/// <param name="Rows">By student, then exercise.</param>
/// <param name="Clusters">The largest first.</param>
/// <param name="Isolation">What was not isolated; empty when every wall stood.</param>
public sealed record GradeReport(IReadOnlyList<GradeRow> Rows, IReadOnlyList<Cluster> Clusters, string Isolation)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sorts rows and finds what students share.</summary>
    /// <param name="rows">In any order.</param>
    /// <param name="isolation">What was not isolated.</param>
    public static GradeReport Of(IEnumerable<GradeRow> rows, string isolation)
    {
        GradeRow[] sorted = [.. rows.OrderBy(row => row.Student, StringComparer.Ordinal).ThenBy(row => row.Exercise, StringComparer.Ordinal)];
        Cluster[] clusters = [.. sorted.Where(row => row.Fingerprint is not null)
            .GroupBy(row => (row.Exercise, row.Fingerprint))
            .Where(group => group.Count() > 1)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Exercise, StringComparer.Ordinal)
            .Select(group => new Cluster(group.Key.Exercise, [.. group.Select(row => row.Student)], group.First().Example ?? "", group.First().Message))];
        return new GradeReport(sorted, clusters, isolation);
    }

    /// <summary>Writes the CSV file and the JSON file beside it.</summary>
    /// <param name="csv">The CSV file.</param>
    public void Write(string csv)
    {
        AtomicFile.Write(csv, Csv());
        AtomicFile.Write(Path.ChangeExtension(csv, ".json"), JsonSerializer.Serialize(this, Format) + "\n");
    }

    /// <summary>Puts the parts of a class together.</summary>
    /// <param name="parts">The CSV files of the parts; their JSON files lie beside them.</param>
    public static GradeReport Merge(IEnumerable<string> parts)
    {
        GradeReport[] read = [.. parts.Select(Read)];
        return Of(read.SelectMany(part => part.Rows), string.Join(' ', read.Select(part => part.Isolation).Where(text => text.Length > 0).Distinct()));
    }

    private static GradeReport Read(string part)
    {
        string json = Path.ChangeExtension(part, ".json");
        try
        {
            return JsonSerializer.Deserialize<GradeReport>(File.ReadAllText(json), Format) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{json} is not a report of grade; make that part again.", problem);
        }
    }

    private string Csv()
    {
        string[] head = ["student,exercise,passed,points,of,kind,mistake,message,seed"];
        IEnumerable<string> lines = Rows.Select(row => string.Join(',', new[]
        {
            row.Student, row.Exercise, row.Passed ? "true" : "false", row.Points.ToString("0.##", CultureInfo.InvariantCulture),
            row.Of.ToString(CultureInfo.InvariantCulture), row.Kind, row.Mistake ?? "", row.Message, row.Seed.ToString(CultureInfo.InvariantCulture),
        }.Select(Field)));
        return string.Join('\n', head.Concat(lines)) + "\n";
    }

    // A student's name that begins with = + - @ would be a formula in a spreadsheet.
    private static string Field(string text)
    {
        string safe = text.Length > 0 && "=+-@\t".Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\n\r") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"" : safe;
    }
}
