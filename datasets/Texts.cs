using System.Text;
using Tutorial.Datasets.Files;

namespace Tutorial.Datasets;

/// <summary>Texts to learn a language model from.</summary>
public static class Texts
{
    /// <summary>1,115,394 characters of Shakespeare's plays, downloaded on first use.</summary>
    /// <param name="cache">Where the file lies; this machine's cache if absent.</param>
    /// <exception cref="DataFileException">The file cannot be had or is damaged; the message names file and fix.</exception>
    public static string TinyShakespeare(DataCache? cache = null) => Read(DataCatalog.TinyShakespeare, cache);

    /// <summary>32,033 first names in lower case, downloaded on first use.</summary>
    /// <param name="cache">Where the file lies; this machine's cache if absent.</param>
    /// <exception cref="DataFileException">The file cannot be had or is damaged; the message names file and fix.</exception>
    public static IReadOnlyList<string> Names(DataCache? cache = null) =>
        Read(DataCatalog.Names, cache).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The names of .NET's public types, from a list that is part of the kit: it never changes with an update of .NET.</summary>
    public static IReadOnlyList<string> TypeNames()
    {
        using Stream stream = typeof(Texts).Assembly.GetManifestResourceStream("Tutorial.Datasets.type-names.txt")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string Read(DataSetInfo set, DataCache? cache) =>
        Encoding.UTF8.GetString((cache ?? DataCache.Default).Read(set, set.Files[0]));
}
