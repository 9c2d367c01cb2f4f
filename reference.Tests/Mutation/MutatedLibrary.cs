using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Mutation;

/// <summary>The library with all mutants planted, compiled from its embedded sources and loaded beside the right one, with a second copy of these tests that uses it.</summary>
internal sealed class MutatedLibrary : IDisposable
{
    private const string Globals = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tutorial.Reference.Tests")]
        public static class Mutants { public static int Active; }
        """;

    private readonly OwnContext _context = new();
    private readonly FieldInfo _active;
    private readonly Assembly _library;
    private readonly (MethodInfo Method, Type Operation)[] _properties;

    public MutatedLibrary()
    {
        List<Mutant> mutants = [];
        byte[] image = Compile(mutants);
        Mutants = mutants;
        _library = _context.LoadFromStream(new MemoryStream(image));
        _context.Library = _library;
        // From bytes: the same file would give the copy that is running, with the right library.
        Assembly tests = _context.LoadFromStream(new MemoryStream(File.ReadAllBytes(typeof(MutatedLibrary).Assembly.Location)));
        _active = _library.GetType("Mutants", throwOnError: true)!.GetField("Active")!;
        _properties = [.. from type in tests.GetTypes()
                          from method in type.GetMethods()
                          from data in method.GetCustomAttributesData()
                          where data.AttributeType.Name == nameof(ProvesAttribute)
                          select (method, (Type)data.ConstructorArguments[0].Value!)];
        Assert.All(_properties, property => Assert.Same(_library, property.Operation.Assembly));
    }

    public IReadOnlyList<Mutant> Mutants { get; }

    /// <summary>Whether some gradient property of the mutant's operation (for a base class, of an operation built on it) turns red.</summary>
    public bool IsKilled(Mutant mutant)
    {
        MethodInfo[] properties = Properties(mutant);
        Assert.True(properties.Length > 0, $"no property proves {mutant.Operation}");
        _active.SetValue(null, mutant.Id);
        try
        {
            return properties.Any(property => !Passes(property));
        }
        finally
        {
            _active.SetValue(null, 0);
        }
    }

    /// <summary>Whether all properties are green while no mutant is active: else "killed" would mean nothing.</summary>
    public bool PassesUnmutated(Mutant mutant) => Properties(mutant).All(Passes);

    public void Dispose() => _context.Unload();

    /// <summary>Answers for the library with the mutated one, where the default would give the right one that is loaded already.</summary>
    private sealed class OwnContext() : AssemblyLoadContext("mutants", isCollectible: true)
    {
        public Assembly? Library { get; set; }

        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == Library?.GetName().Name ? Library : null;
    }

    private static bool Passes(MethodInfo property)
    {
        object test = Activator.CreateInstance(property.DeclaringType!)!;
        try
        {
            property.Invoke(test, null);
            return true;
        }
        catch (TargetInvocationException)
        {
            return false;
        }
    }

    private MethodInfo[] Properties(Mutant mutant)
        => [.. _properties.Where(property => Ancestry(property.Operation).Contains(mutant.Operation)).Select(property => property.Method).Take(3)];

    private static IEnumerable<string> Ancestry(Type type)
    {
        for (Type? parent = type; parent is not null; parent = parent.BaseType)
        {
            yield return parent.Name.Split('`')[0];
        }
    }

    private static byte[] Compile(List<Mutant> mutants)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        SyntaxTree[] sources = [.. Sources().Select(source => Parse(source.Path, source.Text, options))];
        string own = typeof(Tensor<>).Assembly.Location;
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation right = CSharpCompilation.Create(
            "Tutorial.Reference",
            sources.Append(CSharpSyntaxTree.ParseText(Globals, options)),
            platform.Where(path => path != own).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
        CSharpCompilation mutated = right;
        foreach (SyntaxTree source in sources.Where(HasBackwardCode))
        {
            SyntaxNode root = new BackwardMutator(right.GetSemanticModel(source), mutants).Visit(source.GetRoot())!;
            mutated = mutated.ReplaceSyntaxTree(source, CSharpSyntaxTree.Create((CSharpSyntaxNode)root, options, source.FilePath));
        }
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = mutated.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        return image.ToArray();
    }

    private static bool HasBackwardCode(SyntaxTree source)
        => source.FilePath.StartsWith("reference/Operations/", StringComparison.Ordinal) || source.FilePath.StartsWith("reference/Kernels/", StringComparison.Ordinal);

    private static SyntaxTree Parse(string path, string text, CSharpParseOptions options)
    {
        SyntaxNode root = new RegexWithoutGenerator().Visit(CSharpSyntaxTree.ParseText(text, options).GetRoot())!;
        return CSharpSyntaxTree.Create((CSharpSyntaxNode)root, options, path);
    }

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        Assembly assembly = typeof(MutatedLibrary).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("reference/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
