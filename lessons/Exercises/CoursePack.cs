using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Tutorial.Lessons.Compiling;

namespace Tutorial.Lessons.Exercises;

/// <summary>A teacher's own exercises, kept outside the kit because the kit's solutions lie in every clone.</summary>
public static class CoursePack
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    /// <summary>Compiles and loads a pack: folders <c>NN-name/</c> with <c>Exercises.cs</c> and <c>Checks/*.cs</c>, as in <c>lessons/</c>.</summary>
    /// <param name="folder">The pack's folder.</param>
    /// <exception cref="InvalidDataException">The pack holds no exercises, or does not compile; the message names file and line.</exception>
    public static Course Load(string folder)
    {
        string[] checks = [.. Directory.EnumerateDirectories(folder, "??-*").SelectMany(Checks).Order(StringComparer.Ordinal)];
        if (checks.Length == 0)
        {
            throw new InvalidDataException($"{folder} holds no exercises: a pack has folders such as 01-name with Exercises.cs and Checks/*.cs (./tutorial new exercise shows the form).");
        }

        IEnumerable<SyntaxTree> trees = checks.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: Path.GetRelativePath(folder, file)));
        CSharpCompilation compilation = CSharpCompilation.Create(
            $"ExercisePack{Guid.NewGuid():N}", trees.Append(CSharpSyntaxTree.ParseText(Usings)), References.Everything, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        if (!result.Success)
        {
            Diagnostic first = result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            FileLinePositionSpan at = first.Location.GetLineSpan();
            throw new InvalidDataException($"{at.Path}, line {at.StartLinePosition.Line + 1}: {CompilerMessages.For(first)}");
        }

        return new Course(Assembly.Load(image.ToArray()), Sources(folder, checks));
    }

    private static IEnumerable<string> Checks(string lesson) =>
        Directory.Exists(Path.Combine(lesson, "Checks")) ? Directory.EnumerateFiles(Path.Combine(lesson, "Checks"), "*.cs") : [];

    private static CourseSources Sources(string folder, string[] checks) => new(
        Directory.EnumerateDirectories(folder, "??-*").Where(lesson => File.Exists(Path.Combine(lesson, "Exercises.cs")))
            .ToDictionary(lesson => Path.GetFileName(lesson)!, lesson => File.ReadAllText(Path.Combine(lesson, "Exercises.cs")), StringComparer.Ordinal),
        checks.ToDictionary(file => Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal));
}
