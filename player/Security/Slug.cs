using System.Text.RegularExpressions;

namespace Tutorial.Player.Security;

/// <summary>The names that routes take: a closed alphabet, so that no name can be a path.</summary>
internal static partial class Slug
{
    public static bool IsValid(string? name) => name is not null && Pattern().IsMatch(name);

    /// <summary>Makes a name out of a file's: lower case, dashes for all else; "notebook" when nothing is left.</summary>
    public static string From(string fileName)
    {
        string stem = fileName.Split('/', '\\')[^1];
        stem = stem.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? stem[..^".ipynb".Length] : stem;
        string dashed = Others().Replace(stem.ToLowerInvariant(), "-").Trim('-');
        return dashed.Length == 0 ? "notebook" : dashed[..Math.Min(60, dashed.Length)].Trim('-');
    }

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?\z")]
    private static partial Regex Pattern();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
