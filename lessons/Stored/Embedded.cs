using System.Text;

namespace Tutorial.Lessons.Stored;

/// <summary>Files that were compiled into this assembly.</summary>
internal static class Embedded
{
    /// <summary>The text of one of them.</summary>
    public static string Text(string name)
    {
        using Stream stream = typeof(Embedded).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name}: is not part of the kit; make it with dotnet run -c Release --project benchmarks -- stored NAME.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
