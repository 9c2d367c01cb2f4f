using Microsoft.DotNet.Interactive.Formatting;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.Session;

/// <summary>Does what the directives of a cell say, before its code runs.</summary>
internal sealed class Directives(NotebookSession session)
{
    /// <summary>Follows one directive.</summary>
    /// <exception cref="CodeException">It is unknown, or cannot be followed; one sentence says why.</exception>
    public async Task FollowAsync(Directive directive, string language)
    {
        switch (directive.Name)
        {
            case "time":
                break;
            case "whos" or "who":
                ShowVariables(directive.Name == "whos");
                break;
            case "import":
                await Imports.RunAsync(session, directive);
                break;
            case "share":
                await ShareAsync(directive, language);
                break;
            case "r":
                await session.Libraries.AddAsync(directive);
                break;
            case "i":
                throw new CodeException("#i names a package source, which is not supported here; add the source to the user's NuGet configuration instead.", directive.Line);
            default:
                throw new CodeException($"#!{directive.Name} is unknown; known are #!csharp, #!fsharp, #!html, #!javascript, #!mermaid, #!markdown, #!time, #!whos, #!import and #!share.", directive.Line);
        }
    }

    private void ShowVariables(bool values)
    {
        IEnumerable<Variable> variables = session.LoadedLanguages.SelectMany(language => language.Variables());
        if (values)
        {
            variables.Select(variable => new { variable.Name, Type = variable.Type, variable.Value }).DisplayTable();
        }
        else
        {
            string.Join(", ", variables.Select(variable => variable.Name)).Display();
        }
    }

    private async Task ShareAsync(Directive directive, string language)
    {
        string? name = directive.Arguments.FirstOrDefault(argument => !argument.StartsWith('-') && argument != directive.Option("--from") && argument != directive.Option("--as"));
        string from = Segment.LanguageOf(directive.Option("--from") ?? "") ?? throw new CodeException("#!share needs the language it takes from, as in: #!share --from fsharp weights", directive.Line);
        if (name is null)
        {
            throw new CodeException("#!share needs the name of a variable, as in: #!share --from fsharp weights", directive.Line);
        }

        Variable variable = session.LoadedLanguages.FirstOrDefault(loaded => loaded.Name == from)?.Variables().LastOrDefault(variable => variable.Name == name)
            ?? throw new CodeException($"There is no variable {name} in {from}; #!whos lists those that are.", directive.Line);
        await session.Language(language)!.ShareAsync(directive.Option("--as") ?? name, variable.Value, variable.Value?.GetType() ?? variable.Type);
    }
}
