using System.Reflection;
using System.Runtime.Loader;
using Tutorial.Kernel.Languages;
using Tutorial.Kernel.Session;

namespace Tutorial.Kernel.Packages;

/// <summary><c>#r</c>: finds assemblies, loads each once, and makes every language know it.</summary>
internal sealed class Libraries
{
    private readonly NotebookSession _session;
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _loaded = [];

    public Libraries(NotebookSession session)
    {
        _session = session;
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => StopSignals.Connect(loaded.LoadedAssembly);
        AssemblyLoadContext.Default.Resolving += (_, name) => Find(name) is string path ? AssemblyLoadContext.Default.LoadFromAssemblyPath(path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => NativeFiles.TryLoad(_folders, name);
    }

    /// <summary>Paths of the assemblies that cells have asked for.</summary>
    public IReadOnlyList<string> Loaded => _loaded;

    /// <summary>Follows a line <c>#r "path"</c> or <c>#r "nuget: Name, Version"</c>.</summary>
    /// <exception cref="CodeException">The file or the package cannot be had; one sentence says why.</exception>
    public async Task AddAsync(Directive directive)
    {
        string reference = directive.Arguments.Count > 0 ? directive.Arguments[0] : throw new CodeException("#r needs a file or a package, as in: #r \"nuget: MathNet.Numerics, 5.0.0\"", directive.Line);
        try
        {
            foreach (string path in await FindFilesAsync(reference))
            {
                Load(path);
            }
        }
        catch (Exception problem) when (problem is PackageException or BadImageFormatException or FileLoadException)
        {
            throw new CodeException(problem is PackageException ? problem.Message : $"#r cannot load {reference}: it is not a .NET assembly for this runtime.", directive.Line);
        }
    }

    private static async Task<IReadOnlyList<string>> FindFilesAsync(string reference)
    {
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            string[] parts = reference["nuget:".Length..].Split(',', StringSplitOptions.TrimEntries);
            string version = parts.Length > 1 ? parts[1] : "*";
            return KitPackages.Find(parts[0]) is IReadOnlyList<string> own ? own : await PackageCache.RestoreAsync(parts[0], version);
        }

        string path = Path.GetFullPath(reference);
        // A name without a file: an assembly of the framework or of the engine, as in #r "System.Text.Json".
        return File.Exists(path) ? [path] : Framework(reference) is string known ? [known]
            : throw new PackageException($"#r finds no file {reference} in {Environment.CurrentDirectory}; give the path of a .dll, or a package as in #r \"nuget: Name, 1.2.3\".");
    }

    private static string? Framework(string reference)
    {
        string name = Path.GetFileNameWithoutExtension(reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? reference : reference + ".dll");
        string path = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll");
        return !reference.Contains('/') && File.Exists(path) ? path : null;
    }

    private void Load(string path)
    {
        if (_loaded.Contains(path))
        {
            return;
        }

        _folders.Add(Path.GetDirectoryName(path)!);
        _files[Path.GetFileNameWithoutExtension(path)] = path;
        Assembly assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        _loaded.Add(path);
        _session.CSharp.AddLoaded(assembly);
        foreach (ILanguage language in _session.LoadedLanguages)
        {
            language.AddReference(path);
        }

        // As a package brings along what it needs, so does a file what lies beside it.
        foreach (string needed in assembly.GetReferencedAssemblies().Select(name => Path.Combine(Path.GetDirectoryName(path)!, name.Name + ".dll")).Where(File.Exists))
        {
            Load(needed);
        }
    }

    private string? Find(AssemblyName name) =>
        _files.TryGetValue(name.Name!, out string? file)
            ? file
            : _folders.Distinct().Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
}
