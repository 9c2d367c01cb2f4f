using System.Reflection;
using System.Xml.Linq;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Documentation;

/// <summary>The library's documentation comments, as the compiler wrote them beside it.</summary>
internal static class XmlDocs
{
    private static readonly Dictionary<string, XElement> s_members = XDocument.Load(Path.ChangeExtension(typeof(Tensor<>).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>What is said of a type.</summary>
    public static XElement? Of(Type type) => s_members.GetValueOrDefault("T:" + type.FullName);

    /// <summary>What is said of a method, a constructor or an indexer.</summary>
    public static XElement? Of(MethodBase method) => s_members.GetValueOrDefault(DocId.Of(method));

    /// <summary>The kinds of errors that are said of a method, and where it inherits its documentation, of what it overrides.</summary>
    public static IReadOnlySet<string> Errors(MethodBase method)
    {
        XElement? doc = Of(method);
        IEnumerable<string> own = doc is null ? [] : doc.Elements("exception").Select(error => error.Attribute("cref")!.Value.Split('.')[^1]);
        return doc?.Element("inheritdoc") is not null && Overridden(method) is MethodBase parent ? own.Concat(Errors(parent)).ToHashSet() : own.ToHashSet();
    }

    private static MethodBase? Overridden(MethodBase method)
        => method.DeclaringType!.BaseType?.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(above => above.Name == method.Name && Types(above).SequenceEqual(Types(method)))
            .Select(above => above.Module.ResolveMethod(above.MetadataToken)).FirstOrDefault();

    private static IEnumerable<Type> Types(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType);
}
