using System.Reflection;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tests.BadInput;

namespace Tutorial.Reference.Tests.Documentation;

/// <summary>Who looks an operation, a layer or a loss up finds its equation, its shapes, its source and its errors.</summary>
public class DocumentationTests
{
    private static IEnumerable<Type> LayersAndLosses => typeof(Layer<>).Assembly.GetExportedTypes().Where(type => Above(type).Any(parent => parent == typeof(Layer<>) || parent == typeof(Loss<>)));

    /// <summary>One overload says it all; the others point to it.</summary>
    [Fact]
    public void Operation_Documentation_HasEquationsShapesAndSource() => Assert.Empty(
        from operation in typeof(Functional).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name).Distinct()
        from part in new[] { "Forward:", "Backward:", "Shapes:", "Source:" }
        where !XmlDocs.Of(typeof(Functional), operation).Any(doc => doc.Value.Contains(part, StringComparison.Ordinal))
        select $"{operation} has no {part}");

    /// <summary>The backward pass of a layer or a loss is that of its operations.</summary>
    [Fact]
    public void LayerAndLoss_Documentation_HasEquationShapesAndSource() => Assert.Empty(
        from type in LayersAndLosses
        where !type.IsAbstract
        from part in new[] { "Forward:", "Shapes:", "Source:" }
        where XmlDocs.Of(type)?.Value.Contains(part, StringComparison.Ordinal) != true
        select $"{type.Name} has no {part}");

    /// <summary>What they are known to refuse (<see cref="BadInputTests"/>) is what their documentation says; that null is refused goes without saying.</summary>
    [Fact]
    public void Refusal_Documentation_NamesItsKindOfError()
    {
        Dictionary<string, Type> types = LayersAndLosses.Append(typeof(Functional)).Append(typeof(Penalty)).ToDictionary(type => type.Name.Split('`')[0]);
        (string Type, string Member, string Error)[] refusals = [.. Refusals().Where(refusal => types.ContainsKey(refusal.Type) && refusal.Error != nameof(ArgumentNullException)).Distinct()];
        Assert.NotEmpty(refusals);
        Assert.Empty(
            from refusal in refusals
            where refusal.Member != "get_Item"
            let said = XmlDocs.Errors(types[refusal.Type], refusal.Member)
            where !said.Contains(refusal.Error) && !(refusal.Error == nameof(ArgumentOutOfRangeException) && said.Contains(nameof(ArgumentException)))
            select $"{refusal.Type}.{refusal.Member} throws {refusal.Error}");
    }

    // "Linear.Forward(x: a scalar)", and in the next line "    ShapeException: …"; "Linear(inFeatures: 0, …)" is its constructor.
    private static IEnumerable<(string Type, string Member, string Error)> Refusals()
    {
        using StreamReader sentences = new(typeof(BadInputTests).Assembly.GetManifestResourceStream("sentences.txt")!);
        while (sentences.ReadLine() is { } call && sentences.ReadLine() is { } said)
        {
            string[] name = call.Split('(')[0].Split('.');
            yield return (name[0], name.ElementAtOrDefault(1) ?? "#ctor", said.Trim().Split(':')[0]);
        }
    }

    private static IEnumerable<Type> Above(Type type)
    {
        for (Type? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent;
        }
    }
}
