using Tutorial.Cli.Commands;

namespace Tutorial.Cli.Tests.Commands;

public sealed class OpenCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tutorial-open-").FullName;

    public OpenCommandTests()
    {
        foreach (string slug in new[] { "01-perceptron", "04-multilayer-perceptron", "08-recurrent-networks" })
        {
            Write("notebooks", $"{slug}.ipynb");
        }

        Write("work", "my-notes", "my-notes.ipynb");
        Write("work", "01-perceptron", "01-perceptron.ipynb");
        Write("work", "progress.json");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("01-perceptron", "01-perceptron")]
    [InlineData("1", "01-perceptron")]
    [InlineData("08", "08-recurrent-networks")]
    [InlineData("perceptron", "01-perceptron")]
    [InlineData("networks", "08-recurrent-networks")]
    [InlineData("my-notes", "my-notes")]
    public void FindLesson_NameOrNumber_IsFound(string wanted, string slug) => Assert.Equal(slug, OpenCommand.FindLesson(_root, wanted));

    [Theory]
    [InlineData("0")]
    [InlineData("17")]
    [InlineData("../notebooks")]
    public void FindLesson_NoSuchLesson_ListsAll(string wanted)
    {
        CommandException refused = Assert.Throws<CommandException>(() => OpenCommand.FindLesson(_root, wanted));
        Assert.Equal($"There is no lesson \"{wanted}\"; the lessons are 01-perceptron, 04-multilayer-perceptron, 08-recurrent-networks.", refused.Message);
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
    }

    [Theory]
    [InlineData("percep", "01-perceptron, 04-multilayer-perceptron")]
    [InlineData("", "01-perceptron, 04-multilayer-perceptron, 08-recurrent-networks")]
    public void FindLesson_MayBeSeveral_ListsThem(string wanted, string candidates)
    {
        CommandException refused = Assert.Throws<CommandException>(() => OpenCommand.FindLesson(_root, wanted));
        Assert.Equal($"\"{wanted}\" may be any of {candidates}; name one of them.", refused.Message);
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
    }

    private void Write(params string[] path)
    {
        string file = Path.Combine([_root, .. path]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "{}");
    }
}
