using Tutorial.Cli.Commands;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tutorial-test-").FullName;

    private string Out => Path.Combine(_folder, "out");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_TwoNotebooks_WritesBothAndTheirPages()
    {
        CommandLine.Outcome outcome = await RunAsync(Write("a", "1 + 1"), Write("b", "2 + 2"), "--jobs", "2", "--html");

        Assert.Equal("", outcome.Error);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal("2", Notebook.Read(Path.Combine(Out, "a.ipynb")).Cells[0].Outputs[0].TextOf(MimeTypes.Text));
        Assert.Contains("4", File.ReadAllText(Path.Combine(Out, "b.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FailingCell_ExitsOneNamesItAndStillRunsTheOthers()
    {
        string bad = Write("bad", "int zero = 0;\n1 / zero");

        CommandLine.Outcome outcome = await RunAsync(bad, Write("good", "1"));

        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Equal($"{bad}, cell 1 (c), line 2: Attempted to divide by zero.", outcome.Error.Trim());
        Assert.True(File.Exists(Path.Combine(Out, "good.ipynb")));
        Assert.Equal("error", Notebook.Read(Path.Combine(Out, "bad.ipynb")).Cells[0].Outputs[0].Type);
    }

    [Fact]
    public async Task Run_BrokenFile_ExitsOneWithItsSentence()
    {
        string file = Path.Combine(_folder, "broken.ipynb");
        File.WriteAllText(file, "[]");

        CommandLine.Outcome outcome = await RunAsync(file);

        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Equal($"{file}: a notebook is a JSON object, and this file holds a list.", outcome.Error.Trim());
    }

    [Fact]
    public async Task Run_NoSuchNotebook_ExitsTwo()
    {
        CommandLine.Outcome outcome = await RunAsync("98-nothing");

        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal("There is no notebook 98-nothing; give a path to an .ipynb file, or a name that ./tutorial list shows.", outcome.Error.Trim());
    }

    [Fact]
    public async Task Run_OutIsTheNotebooksFolder_IsRefused()
    {
        string file = Write("a", "1");

        CommandLine.Outcome outcome = await CommandLine.RunAsync(RunCommand.Create(), "run", file, "--out", _folder);

        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal($"--out is the folder of {file}, which would be overwritten; name another folder.", outcome.Error.Trim());
    }

    [Theory]
    [InlineData("--timeout", "0", "--timeout must be a number of seconds above 0. See ./tutorial run --help.")]
    [InlineData("--jobs", "0", "--jobs must be 1 or more. See ./tutorial run --help.")]
    public async Task Run_OptionOutOfRange_ExitsTwo(string option, string value, string message)
    {
        CommandLine.Outcome outcome = await RunAsync("a.ipynb", option, value);

        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal(message, outcome.Error.Trim());
    }

    private Task<CommandLine.Outcome> RunAsync(params string[] args) => CommandLine.RunAsync(RunCommand.Create(), ["run", .. args, "--out", Out]);

    private string Write(string name, string code)
    {
        string file = Path.Combine(_folder, $"{name}.ipynb");
        Notebook notebook = Notebook.Create();
        notebook.Add(Cell.Code(code, "c"));
        notebook.Write(file);
        return file;
    }
}
