using System.Globalization;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace Tutorial.Kernel.CSharp.Assistance;

/// <summary>The doc comments of an assembly, read from the XML files beside it when somebody first asks.</summary>
internal sealed class Documentation(string assembly) : DocumentationProvider
{
    private static readonly Lazy<string?> _frameworkDocs = new(FindFrameworkDocs);
    private readonly Lazy<IReadOnlyDictionary<string, string>> _members = new(() => Load(assembly));

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        _members.Value.GetValueOrDefault(documentationMemberID);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => assembly.GetHashCode(StringComparison.Ordinal);

    private static Dictionary<string, string> Load(string assembly)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Files(assembly))
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { IgnoreWhitespace = false, DtdProcessing = DtdProcessing.Prohibit });
            reader.MoveToContent();
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Name == "member" && reader.GetAttribute("name") is string name)
                {
                    members[name] = reader.ReadOuterXml();
                }
                else
                {
                    reader.Read();
                }
            }
        }

        return members;
    }

    private static IEnumerable<string> Files(string assembly)
    {
        string beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside))
        {
            return [beside];
        }

        // The framework's docs come with the SDK, one file per reference assembly; the runtime's core holds several of those.
        string name = Path.GetFileNameWithoutExtension(assembly);
        string[] names = name == "System.Private.CoreLib" ? ["System.Runtime", "System.Threading", "System.Collections", "System.Memory"] : [name];
        return _frameworkDocs.Value is string folder ? names.Select(part => Path.Combine(folder, part + ".xml")).Where(File.Exists) : [];
    }

    private static string? FindFrameworkDocs()
    {
        // <dotnet>/shared/Microsoft.NETCore.App/<version>/x.dll → <dotnet>/packs/Microsoft.NETCore.App.Ref/<version>/ref/<framework>
        string? dotnet = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location))));
        string packs = Path.Combine(dotnet ?? "", "packs", "Microsoft.NETCore.App.Ref");
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs).OrderDescending(StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "ref", $"net{Environment.Version.Major}.0")).FirstOrDefault(Directory.Exists)
            : null;
    }
}
