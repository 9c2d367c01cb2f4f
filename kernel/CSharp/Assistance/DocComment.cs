using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Tutorial.Kernel.CSharp.Assistance;

/// <summary>A symbol's doc comment as plain text.</summary>
internal static partial class DocComment
{
    /// <summary>Summary, parameters, result, exceptions and remarks, a paragraph each; empty when there is no comment.</summary>
    public static string Text(ISymbol symbol)
    {
        if (Load(symbol) is not XElement comment)
        {
            return "";
        }

        var parts = new List<string> { Flat(comment.Element("summary")) };
        parts.AddRange(comment.Elements("param").Select(param => $"{(string?)param.Attribute("name")}: {Flat(param)}"));
        parts.Add(comment.Element("returns") is XElement result ? $"Returns: {Flat(result)}" : "");
        parts.AddRange(comment.Elements("exception").Select(thrown => $"Throws {Short((string?)thrown.Attribute("cref"))}: {Flat(thrown)}"));
        parts.Add(Flat(comment.Element("remarks")));
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    /// <summary>The text of one parameter.</summary>
    public static string Parameter(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is ISymbol owner && Load(owner) is XElement comment
            ? Flat(comment.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == parameter.Name))
            : "";

    /// <summary>The summary alone.</summary>
    public static string Summary(ISymbol symbol) => Load(symbol) is XElement comment ? Flat(comment.Element("summary")) : "";

    private static XElement? Load(ISymbol symbol)
    {
        string? xml = symbol.OriginalDefinition.GetDocumentationCommentXml(expandIncludes: false);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return null;
        }

        try
        {
            var comment = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
            return comment.Element("inheritdoc") is null ? comment : Inherited(symbol) is ISymbol parent ? Load(parent) : comment;
        }
        catch (XmlException)
        {
            // A comment that is not well formed says nothing, like one that is not there.
            return null;
        }
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: IMethodSymbol method } => method,
        IPropertySymbol { OverriddenProperty: IPropertySymbol property } => property,
        INamedTypeSymbol { BaseType: INamedTypeSymbol type } => type,
        _ => symbol.ContainingType?.AllInterfaces.SelectMany(contract => contract.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
    };

    private static string Flat(XElement? element)
    {
        if (element is null)
        {
            return "";
        }

        IEnumerable<string> pieces = element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } named =>
                named.Value.Length > 0 ? named.Value : Short((string?)named.Attribute("cref")) + (string?)named.Attribute("name") + (string?)named.Attribute("langword"),
            XElement inner => Flat(inner),
            _ => "",
        });
        return Blanks().Replace(string.Concat(pieces), " ").Trim();
    }

    // T:System.ArgumentException → ArgumentException; M:A.B(System.Int32) → B
    private static string Short(string? cref) => cref is null ? "" : cref.Split(':')[^1].Split('(')[0].Split('.')[^1].Split('`')[0];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
