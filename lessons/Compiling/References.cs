using Microsoft.CodeAnalysis;

namespace Tutorial.Lessons.Compiling;

/// <summary>The assemblies that a submission is compiled against, read once for all submissions.</summary>
internal static class References
{
    // What exercises use, and what they must not: a forbidden name is best refused by name, not as unknown.
    private static readonly string[] Names =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Runtime.Extensions", "System.Console", "System.Linq", "System.Collections", "System.Collections.Concurrent",
        "System.Memory", "System.Runtime.Numerics", "System.Numerics.Vectors", "System.Diagnostics.Process", "System.Net.Http",
        "System.Net.Sockets", "System.Net.Primitives", "System.Private.Uri", "System.Threading", "System.Threading.Thread",
        "System.Threading.Tasks.Parallel", "System.Linq.Parallel", "System.ComponentModel.Primitives", "System.Runtime.InteropServices",
        "System.Runtime.Loader", "System.Linq.Expressions", "Microsoft.CSharp", "System.Reflection.Emit", "System.Text.RegularExpressions",
    ];

    private static readonly Dictionary<string, string> Paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The references for learners' files.</summary>
    public static IReadOnlyList<MetadataReference> Submission { get; } = [.. Names.Where(Paths.ContainsKey).Select(Read)];

    /// <summary>Everything that this process knows: for a teacher's own exercises, which are trusted.</summary>
    public static IReadOnlyList<MetadataReference> Everything => [.. Paths.Values.Select(MetadataReference (path) => MetadataReference.CreateFromFile(path))];

    private static MetadataReference Read(string name) => MetadataReference.CreateFromFile(Paths[name]);
}
