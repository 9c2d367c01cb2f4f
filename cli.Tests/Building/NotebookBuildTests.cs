using System.Text;
using Tutorial.Cli.Building;
using Tutorial.Kernel.Notebooks;
using Tutorial.Lessons.Documents;

namespace Tutorial.Cli.Tests.Building;

public sealed class NotebookBuildTests : IDisposable
{
    private const string Lesson = """
        ---
        title: A start
        summary: Two cells.
        minutes: 5
        prerequisites: [00-start]
        objectives: [add]
        data: [none]
        references: [A book]
        ---
        ## Adding
        One $+$ one.
        ```csharp raises-exception hide exercise=01.2
        1 + 1
        ```
        ```fsharp
        printfn "hi"
        ```
        ```csharp source=code/Sum.cs member=Add
        ```
        """;

    private const string Source = """
        namespace Code;

        public static class Sum
        {
            /// <summary>Adds.</summary>
            public static int Add(int a, int b) =>
                a + b;

            public static int Other() => 0;
        }
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("tutorial-test-").FullName;

    public NotebookBuildTests()
    {
        Write("lessons/01-a-start/lesson.md", Lesson);
        Write("code/Sum.cs", Source);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Build_Twice_WritesOnceAndTheSameBytes()
    {
        var build = new NotebookBuild(_root);

        Assert.Equal([("01-a-start", true)], build.Build());
        byte[] first = File.ReadAllBytes(NotebookPath);
        Assert.Equal([("01-a-start", false)], build.Build());
        File.Delete(NotebookPath);
        Assert.Equal([("01-a-start", true)], build.Build());

        Assert.Equal(first, File.ReadAllBytes(NotebookPath));
        Assert.Equal(first, Notebook.Read(NotebookPath).ToBytes());
        Assert.Empty(build.Check());
    }

    [Fact]
    public void Build_Cells_CarryTextLanguageAndMetadata()
    {
        new NotebookBuild(_root).Build();

        Notebook notebook = Notebook.Read(NotebookPath);

        Assert.Equal(["title", "adding-text-1", "exercise-01-2", "adding-code-1", "adding-text-2", "references"], notebook.Cells.Select(cell => cell.Id));
        Assert.Equal("# A start\n\nTwo cells.\n\n*5 minutes.* Before it: [00-start](00-start.ipynb).\n\nAfter this lesson you can\n\n- add\n\nData: none.", notebook.Cells[0].Source);
        Assert.Equal(["exercise", "raises-exception", "hide"], notebook.Cells[2].Tags);
        Assert.Equal(
            """{"dotnet_interactive":{"language":"csharp"},"jupyter":{"source_hidden":true},"polyglot_notebook":{"kernelName":"csharp"},"tags":["exercise","raises-exception","hide"],"tutorial":{"exercise":"01.2"}}""",
            notebook.Cells[2].Metadata.ToJsonString());
        Assert.Equal("#!fsharp\nprintfn \"hi\"", notebook.Cells[3].Source);
        Assert.Equal("fsharp", CellLanguage.Of(notebook.Cells[3], notebook));
        Assert.Equal("From [`code/Sum.cs`](../code/Sum.cs):\n\n```csharp\n/// <summary>Adds.</summary>\npublic static int Add(int a, int b) =>\n    a + b;\n```", notebook.Cells[4].Source);
        Assert.Equal("01-a-start", notebook.Metadata["tutorial"]!["lesson"]!.GetValue<string>());
        Assert.Equal(".net-csharp", notebook.Metadata["kernelspec"]!["name"]!.GetValue<string>());
        Assert.All(notebook.Cells, cell => Assert.Empty(cell.Outputs));
    }

    [Fact]
    public void Check_MissingChangedAndOrphan_AreNamed()
    {
        var build = new NotebookBuild(_root);
        Assert.Equal(["notebooks/01-a-start.ipynb is missing; run ./tutorial notebooks build and commit it."], build.Check());

        build.Build();
        Write("code/Sum.cs", Source.Replace("a + b", "b + a", StringComparison.Ordinal));
        File.Copy(NotebookPath, Path.Combine(_root, "notebooks", "99-lost.ipynb"));

        Assert.Equal(
            [
                "notebooks/01-a-start.ipynb is not what lessons/01-a-start/lesson.md makes; change the lesson and run ./tutorial notebooks build.",
                "notebooks/99-lost.ipynb has no lesson; write lessons/99-lost/lesson.md or delete it.",
            ],
            build.Check());
    }

    [Theory]
    [InlineData("code/Gone.cs", "Add", "lessons/01-a-start/lesson.md, line 18: the kit has no file code/Gone.cs; give its path from the kit's root, such as reference/Operations/Relu.cs.")]
    [InlineData("../x.cs", "Add", "lessons/01-a-start/lesson.md, line 18: the kit has no file ../x.cs; give its path from the kit's root, such as reference/Operations/Relu.cs.")]
    [InlineData("code/Sum.cs", "Subtract", "lessons/01-a-start/lesson.md, line 18: code/Sum.cs declares no type or member named Subtract.")]
    public void Build_IncludeThatIsNotThere_NamesTheLineAndWritesNothing(string file, string member, string message)
    {
        Write("lessons/01-a-start/lesson.md", Lesson.Replace("code/Sum.cs member=Add", $"{file} member={member}", StringComparison.Ordinal));

        LessonFormatException error = Assert.Throws<LessonFormatException>(new NotebookBuild(_root).Build);

        Assert.Equal(message, error.Message);
        Assert.False(File.Exists(NotebookPath));
    }

    private string NotebookPath => Path.Combine(_root, "notebooks", "01-a-start.ipynb");

    private void Write(string name, string text)
    {
        string path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
    }
}
