using System.Reflection;
using System.Xml.Linq;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Initialisers;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Metrics;
using Tutorial.Reference.Models;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Storage;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;
using Tutorial.Reference.Tokenization;
using Tutorial.Reference.Training;
using Tutorial.Reference.Training.Search;

namespace Tutorial.Reference.Tests.Documentation;

/// <summary>Who looks anything of the library up that the literature describes finds its equation, its shapes and its source. That everything has a summary the compiler demands (CS1591).</summary>
public class DocumentationTests
{
    /// <summary>What is no operation, layer, loss, optimizer or toolbox, and yet somebody's idea or somebody's format.</summary>
    private static readonly Type[] s_ideas =
    [
        typeof(Augmentation), typeof(BayesianSearch), typeof(BeamSearch), typeof(BytePairEncoding), typeof(ConfusionMatrix), typeof(DataSplit), typeof(EarlyStopping<>), typeof(GradientCheck), typeof(GridSearch),
        typeof(KeyValueCache<>), typeof(RandomSearch), typeof(RandomSource), typeof(SafeTensors), typeof(Sampling), typeof(SamplingOptions), typeof(Scalar), typeof(Sequences), typeof(Tokenizers), typeof(Vocabulary),
    ];

    /// <summary>Models are layers.</summary>
    [Fact]
    public void Model_IsALayer()
        => Assert.All([typeof(Autoencoder<>), typeof(LeNet<>), typeof(MiniBert<>), typeof(MiniGpt<>), typeof(Mlp<>), typeof(RecurrentLanguageModel<>), typeof(Seq2Seq<>), typeof(TextClassifier<>), typeof(Transformer<>)], model => Assert.Contains(model, Kinds(typeof(Layer<>))));

    /// <summary>One overload says it all; the others point to it.</summary>
    [Fact]
    public void Operation_Documentation_HasEquationsShapesAndSource() => Complete(Methods(typeof(Functional)), "Forward:", "Backward:", "Shapes:", "Source:");

    /// <summary>The backward pass of a layer, a model or a loss is that of its operations.</summary>
    [Fact]
    public void LayerModelAndLoss_Documentation_HasEquationShapesAndSource() => Complete([.. Types(Kinds(typeof(Layer<>))), .. Types(Kinds(typeof(Loss<>)))], "Forward:", "Shapes:", "Source:");

    /// <summary>All numbers of an optimizer's step have the parameter's shape.</summary>
    [Fact]
    public void Optimizer_Documentation_HasItsStepAndSource() => Complete(Types(Kinds(typeof(Optimizer<>))), "Step:", "Source:");

    /// <summary>A schedule takes one number and gives one; clipping leaves the shapes alone.</summary>
    [Fact]
    public void ScheduleAndClipping_Documentation_HasRuleAndSource() => Complete([.. Methods(typeof(LearningRates)), .. Methods(typeof(GradientClipping))], "Rule:", "Source:");

    [Fact]
    public void InitialiserMetricAndPenalty_Documentation_HasRuleShapesAndSource()
        => Complete([.. Methods(typeof(Initialise)), .. Methods(typeof(Metric)), .. Methods(typeof(Penalty))], "Rule:", "Shapes:", "Source:");

    /// <summary>The rest of what was read somewhere.</summary>
    [Fact]
    public void Idea_Documentation_HasItsSource() => Complete(Types(s_ideas), "Source:");

    /// <summary>Operators say theirs in one line; what only overrides something inherits its words.</summary>
    [Fact]
    public void Parameter_Documentation_IsThere()
    {
        (MethodBase Method, XElement Doc)[] said = [.. from type in typeof(Tensor<>).Assembly.GetExportedTypes()
            from method in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>()
            where (method.IsPublic || method.IsFamily) && !method.Name.StartsWith("op_", StringComparison.Ordinal)
            let doc = XmlDocs.Of(method)
            where doc is not null && doc.Element("inheritdoc") is null
            select (method, doc)];
        Assert.True(said.Length > 650, $"only {said.Length} documented methods found");
        Faults.None(
            from one in said
            from parameter in one.Method.GetParameters()
            where !one.Doc.Elements("param").Any(param => param.Attribute("name")!.Value == parameter.Name && param.Value.Length > 0) && !(one.Method.Name.StartsWith("set_", StringComparison.Ordinal) && parameter.Name == "value")
            select $"{DocId.Of(one.Method)}: {parameter.Name}");
    }

    private static void Complete((string Name, XElement[] Docs)[] members, params string[] parts)
    {
        Assert.NotEmpty(members);
        Faults.None(
            from member in members
            from part in parts
            where !member.Docs.Any(doc => doc.Value.Contains(part, StringComparison.Ordinal))
            select $"{member.Name} has no {part}");
    }

    private static Type[] Kinds(Type root) => [.. typeof(Tensor<>).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && Above(type).Contains(root))];

    private static (string Name, XElement[] Docs)[] Types(IEnumerable<Type> types)
        => [.. types.Select(type => (type.Name, XmlDocs.Of(type) is { } doc ? new[] { doc } : []))];

    private static (string Name, XElement[] Docs)[] Methods(Type toolbox)
        => [.. toolbox.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).GroupBy(method => method.Name)
            .Select(overloads => ($"{toolbox.Name}.{overloads.Key}", overloads.Select(XmlDocs.Of).OfType<XElement>().ToArray()))];

    private static IEnumerable<Type> Above(Type type)
    {
        for (Type? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent;
        }
    }
}
