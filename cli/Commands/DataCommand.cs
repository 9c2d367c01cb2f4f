using System.CommandLine;
using Tutorial.Datasets;
using Tutorial.Datasets.Files;
using Tutorial.Visuals;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial data</c>: which data sets there are, which lie on this machine, and fetching one.</summary>
internal static class DataCommand
{
    private const int MostDrawn = 2000;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        KitCommand data = new("data", "List, fetch, find and draw the data.", "./tutorial data list", "./tutorial data fetch mnist");
        data.Subcommands.Add(List());
        data.Subcommands.Add(Fetch());
        data.Subcommands.Add(PathOf());
        data.Subcommands.Add(Draw());
        return data;
    }

    private static KitCommand List()
    {
        KitCommand list = new("list", "List the data sets, and which of them lie on this machine.", "./tutorial data list");
        list.SetAction(result =>
        {
            DataCache cache = DataCache.Default;
            TextWriter output = result.InvocationConfiguration.Output;
            foreach (DataSetInfo set in DataCatalog.All)
            {
                string state = cache.Has(set) ? "here" : Megabytes(set.DownloadBytes);
                output.WriteLine($"{set.Name,-18}{state,-10}{set.About}");
            }

            output.WriteLine($"{"drawn",-18}{"built in",-10}digits, shapes, points, tables, sequences and sentences that the kit makes itself");
        });
        return list;
    }

    private static KitCommand Fetch()
    {
        Argument<string> name = new("NAME") { Description = $"One of {Names()}." };
        KitCommand fetch = new("fetch", "Download a data set, verify it and keep it.", "./tutorial data fetch mnist");
        fetch.Arguments.Add(name);
        fetch.SetAction((result, cancellation) => FetchAsync(result.GetRequiredValue(name), result.InvocationConfiguration.Output, cancellation));
        return fetch;
    }

    private static async Task<int> FetchAsync(string name, TextWriter output, CancellationToken cancellation)
    {
        DataSetInfo set = DataCatalog.All.FirstOrDefault(set => set.Name == name)
            ?? throw new CommandException($"There is no data set {name}; choose one of {Names()}.", ExitCode.Usage);
        DataCache cache = DataCache.Default;
        bool had = cache.Has(set);
        await Terminal.WithProgressAsync(set.Name, progress => Task.Run(() =>
        {
            cache.Fetch(set, progress, cancellation);
            // Reading verifies: what lay there before may have been damaged since.
            foreach (DataFile file in set.Files)
            {
                cache.Read(set, file, cancellation: cancellation);
            }
        }, cancellation));
        output.WriteLine($"{set.Name} {(had ? "was already" : "is now")} in {cache.Folder}, and every file holds the right bytes.");
        return ExitCode.Success;
    }

    private static KitCommand PathOf()
    {
        KitCommand path = new("path", "Print the folder that holds downloaded data.", "./tutorial data path");
        path.SetAction(result => result.InvocationConfiguration.Output.WriteLine(DataCache.Default.Folder));
        return path;
    }

    private static KitCommand Draw()
    {
        Argument<FileInfo> file = new("FILE.svg") { Description = "The picture to write." };
        Option<int> count = new("--count") { Description = "How many digits.", DefaultValueFactory = _ => 100, HelpName = "N" };
        Option<long> seed = new("--seed") { Description = "Decides the digits.", DefaultValueFactory = _ => 0, HelpName = "N" };
        KitCommand draw = new("draw", "Draw the kit's own digits into a picture.", "./tutorial data draw docs/images/digits.svg");
        draw.Arguments.Add(file);
        draw.Options.Add(count);
        draw.Options.Add(seed);
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostDrawn)
            {
                result.AddError($"--count takes a number from 1 to {MostDrawn}.");
            }
        });
        draw.SetAction(result =>
        {
            Dataset digits = Generate.Digits(result.GetValue(count), result.GetValue(seed));
            float[] ink = digits.Inputs.ToArray();
            int pixels = ink.Length / digits.Count;
            // Class by class, so that a row shows how differently one digit is written.
            IEnumerable<int> order = Enumerable.Range(0, digits.Count).OrderBy(i => digits.Targets.Data[i]);
            float[][] images = [.. order.Select(i => ink.AsSpan(i * pixels, pixels).ToArray())];
            Figure figure = Chart.ImageGrid(images, digits.Inputs.Shape[2], digits.Inputs.Shape[3], columns: (int)Math.Ceiling(Math.Sqrt(digits.Count)), title: "Digits drawn by the kit");
            FileInfo target = result.GetRequiredValue(file);
            target.Directory!.Create();
            File.WriteAllText(target.FullName, figure.ToSvg());
            result.InvocationConfiguration.Output.WriteLine($"{digits.Count} digits are drawn in {target.FullName}.");
        });
        return draw;
    }

    private static string Names() => string.Join(", ", DataCatalog.All.Select(set => set.Name));

    private static string Megabytes(long bytes) => FormattableString.Invariant($"{Math.Max(0.1, bytes / 1e6):0.#} MB");
}
