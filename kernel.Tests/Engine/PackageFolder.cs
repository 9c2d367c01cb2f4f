using System.IO.Compression;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tutorial.Kernel.Tests.Engine;

/// <summary>A package source that is a folder, and a cache for what is restored from it: no network, nobody's settings.</summary>
internal sealed class PackageFolder : IDisposable
{
    private readonly TemporaryFolder _folder = Fixtures.NewFolder();

    /// <summary>The cache knows one source.</summary>
    /// <param name="source">Its address; null: the folder that <see cref="Pack"/> fills.</param>
    public PackageFolder(string? source = null)
    {
        Directory.CreateDirectory(Source);
        Directory.CreateDirectory(Cache);
        UseSource(source ?? Source);
    }

    public Dictionary<string, string?> Environment => new() { ["TUTORIAL_PACKAGES"] = Cache };

    private string Source => _folder.File("source");

    private string Cache => _folder.File("cache");

    /// <summary>From now on packages come from here only.</summary>
    public void UseSource(string source) => File.WriteAllText(Path.Combine(Cache, "nuget.config"), $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{_folder.File("unpacked")}" /></config>
          <packageSources><clear /><add key="only" value="{source}" /></packageSources>
          <fallbackPackageFolders><clear /></fallbackPackageFolders>
        </configuration>
        """);

    /// <summary>Puts a package into the source: one class of its own name, compiled here.</summary>
    /// <param name="name">Its name, one word.</param>
    /// <param name="version">Its version.</param>
    /// <param name="body">The members of its class.</param>
    /// <param name="needs">A package that it needs, of the same version.</param>
    public void Pack(string name, string version, string body, string? needs = null)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string?[] references = [typeof(object).Assembly.Location, Path.Combine(runtime, "System.Runtime.dll"), needs is null ? null : Path.Combine(_folder.Path, needs + ".dll")];
        CSharpCompilation library = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText($"public static class {name} {{ {body} }}")],
            references.OfType<string>().Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        string file = _folder.File(name + ".dll");
        Microsoft.CodeAnalysis.Emit.EmitResult result = library.Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));

        using ZipArchive package = ZipFile.Open(Path.Combine(Source, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(file, $"lib/net10.0/{name}.dll");
        using Stream about = package.CreateEntry(name + ".nuspec").Open();
        string dependency = needs is null ? "" : $"<dependencies><group targetFramework=\"net10.0\"><dependency id=\"{needs}\" version=\"{version}\" /></group></dependencies>";
        about.Write(Encoding.UTF8.GetBytes(
            $"<package><metadata><id>{name}</id><version>{version}</version><authors>the test</authors><description>For a test.</description>{dependency}</metadata></package>"));
    }

    public void Dispose() => _folder.Dispose();
}
