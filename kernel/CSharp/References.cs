using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tutorial.Kernel.CSharp.Assistance;

namespace Tutorial.Kernel.CSharp;

/// <summary>
/// Assemblies that cells may use, each read once: a fresh reference in every cell would keep its own copy of the
/// assembly's tables (4.5 MB a cell instead of 0.4 MB).
/// </summary>
internal sealed class References : MetadataReferenceResolver
{
    // What cells use most; the rest of the framework joins when a cell names something unknown.
    private static readonly string[] _usual =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Console", "System.Collections", "System.Collections.Concurrent", "System.Linq",
        "System.Linq.Expressions", "System.Threading", "System.Threading.Tasks.Parallel", "System.Runtime.Extensions", "System.Memory",
        "System.Numerics.Vectors", "System.Runtime.Intrinsics", "System.Runtime.Numerics", "System.Text.RegularExpressions", "System.Text.Json",
        "System.Diagnostics.Process", "System.ObjectModel", "System.ComponentModel.Primitives", "System.IO.Compression", "System.Net.Http",
        "System.Net.Primitives", "System.Private.Uri", "netstandard", "Microsoft.CSharp", "System.Numerics.Tensors",
    ];

    private static readonly ConcurrentDictionary<string, PortableExecutableReference> _read = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string> _framework = Framework();

    public override bool ResolveMissingAssemblies => true;

    /// <summary>The references every cell has.</summary>
    public static ImmutableArray<MetadataReference> Usual() =>
    [
        .. _usual.Where(_framework.ContainsKey).Select(name => (MetadataReference)Read(_framework[name])),
        Read(typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.Location),
    ];

    /// <summary>All of the framework, for a cell that needs more than the usual.</summary>
    public static ImmutableArray<MetadataReference> Rest() =>
        [.. _framework.Where(entry => !_usual.Contains(entry.Key)).Select(entry => (MetadataReference)Read(entry.Value))];

    /// <summary>The paths of the framework's assemblies.</summary>
    public static IEnumerable<string> FrameworkFiles() => _framework.Values;

    /// <summary>The one reference to an assembly file; a file that has changed is read anew.</summary>
    public static PortableExecutableReference Read(string path)
    {
        string full = Path.GetFullPath(path);
        return _read.GetOrAdd($"{full}|{File.GetLastWriteTimeUtc(full).Ticks}", static (_, file) => MetadataReference.CreateFromFile(file, documentation: new Documentation(file)), full);
    }

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        File.Exists(reference) ? [Read(reference)] : [];

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (_framework.TryGetValue(referenceIdentity.Name, out string? path))
        {
            return Read(path);
        }

        string? folder = Path.GetDirectoryName((definition as PortableExecutableReference)?.FilePath);
        string beside = Path.Combine(folder ?? "", referenceIdentity.Name + ".dll");
        return folder is not null && File.Exists(beside) ? Read(beside) : null;
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is References;

    /// <inheritdoc/>
    public override int GetHashCode() => 1;

    // The runtime lists its own assemblies; those of the engine (Roslyn, F#) are not for cells.
    private static Dictionary<string, string> Framework()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return trusted
            .Where(path => Path.GetDirectoryName(path) == runtime || Path.GetFileName(path) is "System.Numerics.Tensors.dll" or "FSharp.Core.dll")
            .DistinctBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => path, StringComparer.OrdinalIgnoreCase);
    }
}
