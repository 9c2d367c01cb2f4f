using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutorial.Lessons.Documents;

namespace Tutorial.Cli.Building;

/// <summary>The library's own source as a lesson shows it: taken from the file at each build, so that it cannot drift.</summary>
internal static class SourceExcerpt
{
    /// <summary>A Markdown text with the file's name and the code.</summary>
    /// <param name="kitRoot">The kit's checkout.</param>
    /// <param name="file">Path of the file below it, with forward slashes.</param>
    /// <param name="member">The type or member to show; null for the whole file.</param>
    /// <param name="slug">The lesson that asks, for the error message.</param>
    /// <param name="line">The line that asks.</param>
    /// <exception cref="LessonFormatException">There is no such file or member.</exception>
    public static string Show(string kitRoot, string file, string? member, string slug, int line)
    {
        string lesson = $"lessons/{slug}/{LessonDocument.FileName}";
        string path = Path.GetFullPath(Path.Combine(kitRoot, file));
        if (!path.StartsWith(Path.GetFullPath(kitRoot) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
        {
            throw new LessonFormatException(lesson, line, $"the kit has no file {file}; give its path from the kit's root, such as reference/Operations/Relu.cs.");
        }

        string text = File.ReadAllText(path).TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim('\n');
        string code = member is null
            ? text
            : Member(text, member) ?? throw new LessonFormatException(lesson, line, $"{file} declares no type or member named {member}.");
        return $"From [`{file}`](../{file}):\n\n```csharp\n{code}\n```";
    }

    /// <summary>All declarations of that name with their doc comments, indented as if they stood at the margin.</summary>
    private static string? Member(string text, string name)
    {
        IEnumerable<string> found = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Where(declaration => NameOf(declaration) == name)
            .Select(declaration => Unindent(declaration.ToFullString().Trim('\n')));
        string joined = string.Join("\n\n", found);
        return joined.Length > 0 ? joined : null;
    }

    private static string? NameOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        OperatorDeclarationSyntax operation => $"operator{operation.OperatorToken.Text}",
        _ => null,
    };

    private static string Unindent(string code)
    {
        string[] lines = code.Split('\n');
        int margin = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart(' ').Length);
        return string.Join('\n', lines.Select(line => line.Length >= margin ? line[margin..].TrimEnd() : "")).TrimEnd();
    }
}
