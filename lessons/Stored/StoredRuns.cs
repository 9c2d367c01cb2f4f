using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tutorial.Lessons.Stored;

/// <summary>Trainings that take longer than a notebook may, with the hash of the code and data that they came from.</summary>
/// <param name="Command">Makes the file anew.</param>
/// <param name="Hash">Of code and data when the file was made.</param>
/// <param name="Runs">The trainings.</param>
public sealed record StoredRuns(string Command, string Hash, IReadOnlyList<StoredRun> Runs)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The stored trainings of a recipe, checked against the recipe as it is now.</summary>
    /// <param name="name">Such as <c>adding-problem</c>.</param>
    /// <exception cref="ArgumentException">There is no such recipe.</exception>
    /// <exception cref="InvalidOperationException">Code or data have changed since the file was made.</exception>
    public static StoredRuns Read(string name)
    {
        Recipe recipe = Recipe.All.FirstOrDefault(recipe => recipe.Name == name)
            ?? throw new ArgumentException($"StoredRuns: there is no recipe '{name}'; there are {string.Join(", ", Recipe.All.Select(r => r.Name))}.");
        StoredRuns stored = JsonSerializer.Deserialize<StoredRuns>(Embedded.Text($"stored/{name}.json"), Format)!;
        return stored.Hash == recipe.Hash()
            ? stored
            : throw new InvalidOperationException($"{name}: its code or data changed after its figures were made; make them anew with {recipe.Command}");
    }

    /// <summary>The file's text for trainings just made.</summary>
    /// <param name="recipe">What made them.</param>
    /// <param name="runs">The trainings.</param>
    public static string Text(Recipe recipe, IReadOnlyList<StoredRun> runs)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return JsonSerializer.Serialize(new StoredRuns(recipe.Command, recipe.Hash(), runs), Format) + "\n";
    }

    /// <summary>All runs of one name and setting, in the order of their seeds.</summary>
    /// <param name="runName">Such as <c>tanh</c>.</param>
    /// <param name="setting">Such as <c>length 100</c>.</param>
    public IReadOnlyList<StoredRun> Of(string runName, string setting)
        => [.. Runs.Where(run => run.Name == runName && run.Setting == setting).OrderBy(run => run.Seed)];
}
