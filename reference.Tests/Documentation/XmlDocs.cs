using System.Xml.Linq;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Documentation;

/// <summary>The library's documentation comments, as the compiler wrote them beside it.</summary>
internal static class XmlDocs
{
    private static readonly ILookup<string, XElement> s_members = XDocument.Load(Path.ChangeExtension(typeof(Tensor<>).Assembly.Location, ".xml"))
        .Descendants("member").ToLookup(member => Bare(member.Attribute("name")!.Value));

    /// <summary>What is said of a type.</summary>
    public static XElement? Of(Type type) => s_members["T:" + type.FullName].SingleOrDefault();

    /// <summary>What is said of all overloads of a member; "#ctor" is the constructor, and a primary one is documented at the type.</summary>
    public static IEnumerable<XElement> Of(Type type, string member)
        => s_members[$"M:{type.FullName}.{member}"].Concat(member == "#ctor" && Of(type) is { } whole ? [whole] : []);

    /// <summary>The kinds of errors that are said of a member, and where it inherits its documentation, of what it overrides.</summary>
    public static IReadOnlySet<string> Errors(Type type, string member)
    {
        HashSet<string> errors = [];
        for (Type? owner = type; owner is not null; owner = owner.BaseType is { IsGenericType: true } parent ? parent.GetGenericTypeDefinition() : owner.BaseType)
        {
            XElement[] docs = [.. Of(owner, member)];
            errors.UnionWith(docs.Descendants("exception").Select(error => error.Attribute("cref")!.Value.Split('.')[^1]));
            if (!docs.Any(doc => doc.Element("inheritdoc") is not null))
            {
                break;
            }
        }
        return errors;
    }

    // "M:Space.Type`1.Method``1(System.Int32)" without what tells overloads apart.
    private static string Bare(string name)
    {
        string unsigned = name.Split('(')[0];
        int generic = unsigned.IndexOf("``", StringComparison.Ordinal);
        return generic < 0 ? unsigned : unsigned[..generic];
    }
}
