using Tutorial.Cli.Commands;
using Tutorial.Datasets.Files;

namespace Tutorial.Cli.Tests.Commands;

public sealed class DataCommandTests
{
    [Fact]
    public async Task List_AnyMachine_NamesEverySetWithItsStateOrSize()
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(DataCommand.Create(), "data", "list");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        string mnist = DataCache.Default.Has(DataCatalog.Mnist) ? "here" : "11.6 MB";
        Assert.Contains($"mnist             {mnist,-10}60,000 + 10,000 handwritten digits, 28 × 28, grey (LeCun, Cortes and Burges 1998)", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(DataCatalog.All.Count + 1, outcome.Output.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task Fetch_UnknownName_SaysWhichThereAreAndExitsTwo()
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(DataCommand.Create(), "data", "fetch", "minst");

        Assert.Equal(new CommandLine.Outcome(2, "", $"There is no data set minst; choose one of mnist, cifar-10, tiny-shakespeare, names.{Environment.NewLine}"), outcome);
    }

    [Fact]
    public async Task Path_AnyMachine_PrintsTheFolderAlone()
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(DataCommand.Create(), "data", "path");

        Assert.Equal(new CommandLine.Outcome(0, DataCache.Default.Folder + Environment.NewLine, ""), outcome);
    }

    [Fact]
    public async Task Draw_File_HoldsAPictureOfAsManyDigitsAsAsked()
    {
        string folder = Directory.CreateTempSubdirectory("drawn ").FullName;
        string file = Path.Combine(folder, "new folder", "digits.svg");

        CommandLine.Outcome outcome = await CommandLine.RunAsync(DataCommand.Create(), "data", "draw", file, "--count", "12");
        string picture = File.ReadAllText(file);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(new CommandLine.Outcome(0, $"12 digits are drawn in {file}.{Environment.NewLine}", ""), outcome);
        Assert.Equal(12, picture.Split("data:image/png;base64,").Length - 1);
    }
}
