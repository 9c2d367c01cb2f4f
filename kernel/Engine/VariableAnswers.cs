using System.Collections;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Tutorial.Kernel.Languages;
using Tutorial.Kernel.Session;

namespace Tutorial.Kernel.Engine;

/// <summary>The notebook's variables, for a panel beside it.</summary>
internal static class VariableAnswers
{
    private const int LongestValue = 200;

    /// <summary>All variables in short, or one of them in full.</summary>
    public static JsonObject List(NotebookSession session, string? name)
    {
        Variable[] variables = [.. session.LoadedLanguages.SelectMany(language => language.Variables()).Where(variable => name is null || variable.Name == name)];
        var answer = new JsonObject { ["status"] = "ok", ["variables"] = new JsonArray([.. variables.Select(Short)]) };
        if (name is not null && variables.LastOrDefault() is Variable one)
        {
            answer["data"] = DisplayOutput.Bundle(FormattedValue.CreateManyFromObject(one.Value));
            answer["metadata"] = DisplayOutput.VolatileMark(one.Value);
        }

        return answer;
    }

    private static JsonObject Short(Variable variable)
    {
        string text = TextOf(variable.Value);
        var entry = new JsonObject
        {
            ["name"] = variable.Name,
            ["language"] = variable.Language,
            ["type"] = variable.Type.ToDisplayString(),
            ["value"] = text.Length > LongestValue ? text[..LongestValue] + "…" : text,
        };
        if (variable.Value is ICollection collection)
        {
            entry["size"] = collection.Count;
        }

        return entry;
    }

    // A cell may be changing the very list that is written here.
    private static string TextOf(object? value)
    {
        try
        {
            return value.ToDisplayString();
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return $"({problem.GetType().Name}: {problem.Message})";
        }
    }
}
