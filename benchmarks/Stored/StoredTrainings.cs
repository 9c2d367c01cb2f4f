using System.Globalization;
using Tutorial.Lessons.Stored;

namespace Tutorial.Benchmarks.Stored;

/// <summary>Makes a file of stored trainings anew, in its place among the lessons' sources.</summary>
internal static class StoredTrainings
{
    public static int Make(string name)
    {
        if (Recipe.All.FirstOrDefault(recipe => recipe.Name == name) is not { } recipe)
        {
            Console.Error.WriteLine($"stored: there is no recipe '{name}'; choose one of {string.Join(", ", Recipe.All.Select(r => r.Name))}.");
            return 2;
        }

        IReadOnlyList<StoredRun> runs = recipe.Run(run => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{run.Name}, {run.Setting}, seed {run.Seed}: error {run.Error:0.0000}, {run.Parameters:n0} parameters, {run.Milliseconds:0.00} ms an update")));
        string file = Path.Combine(Repository.Folder, "lessons", "Stored", $"{name}.json");
        File.WriteAllText(file, StoredRuns.Text(recipe, runs));
        Console.WriteLine($"written to {Path.GetRelativePath(Repository.Folder, file)}");
        return 0;
    }
}
