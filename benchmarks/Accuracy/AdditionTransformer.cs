using System.Diagnostics;
using System.Globalization;
using Tutorial.Reference.Models;
using Recipe = Tutorial.Lessons.Stored.AdditionTransformer;

namespace Tutorial.Benchmarks.Accuracy;

/// <summary>Lesson 11's addition of three-digit numbers: two seeds with the first digit first, whose first is stored, and one with the last digit first.</summary>
internal static class AdditionTransformer
{
    public static int Run()
    {
        Console.WriteLine($"encoder and decoder of one block, width 64, 4 heads; AdamW 0.003, warm-up, cosine, batch 64, {Recipe.Updates} updates; 20,000 sums to learn, 2,000 held out");
        (Transformer<float> model, double exact) = One(1, lowestFirst: false);
        string folder = Path.Combine(Repository.Folder, "lessons", "Stored");
        Recipe.Store(model, folder);
        Console.WriteLine($"seed 1 is stored in {Path.GetRelativePath(Repository.Folder, folder)}");
        One(2, lowestFirst: false);
        One(1, lowestFirst: true);
        return exact >= 0.99 ? 0 : 1;
    }

    private static (Transformer<float> Model, double Exact) One(long seed, bool lowestFirst)
    {
        long started = Stopwatch.GetTimestamp();
        List<string> course = [];
        Transformer<float> model = Recipe.Train(seed, lowestFirst, (_, share) => course.Add(share.ToString("p0", CultureInfo.InvariantCulture)));
        double exact = Recipe.Exact(model, Recipe.Sums().Test, lowestFirst);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}, {(lowestFirst ? "last" : "first")} digit first: {exact:p2} of the held-out sums right, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; every {Recipe.Updates / 30} updates {string.Join(" ", course)}"));
        return (model, exact);
    }
}
