using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Tests.Support;
using Tutorial.Player.Work;

namespace Tutorial.Player.Tests.Work;

public sealed class OwnNotebookTests : IDisposable
{
    private const string Slug = "01-first-steps";

    private readonly Checkout _checkout = new();
    private readonly Clock _clock = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void Open_FirstTime_MakesACopyAndLeavesTheOriginal()
    {
        byte[] original = File.ReadAllBytes(_checkout.Notebook(Slug));
        OwnNotebook own = Open();
        own.Document.Cells[0].Source = "# Mine";
        Assert.True(own.TrySave());
        Assert.Equal(original, File.ReadAllBytes(_checkout.Notebook(Slug)));
        Assert.Equal("# Mine", Open().Document.Cells[0].Source);
    }

    [Fact]
    public void Open_AfterTheKitChanged_KeepsTheLearnersText()
    {
        OwnNotebook own = Open();
        own.Document.Cells[0].Source = "# Mine";
        own.TrySave();
        File.Copy(_checkout.Notebook("02-outputs"), _checkout.Notebook(Slug), overwrite: true);
        Assert.Equal("# Mine", Open().Document.Cells[0].Source);
    }

    [Fact]
    public void TrySave_KeepsAVersionEveryTenMinutesOfWork()
    {
        OwnNotebook own = Open();
        for (int minute = 0; minute < 25; minute++)
        {
            own.Document.Cells[0].Source = $"# Minute {minute}";
            Assert.True(own.TrySave());
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(3, own.Versions.List().Count);
        Assert.All(own.Versions.List(), version => Assert.Equal("kept while you worked", version.Why));
    }

    [Fact]
    public void Replace_KeepsWhatWasThere()
    {
        OwnNotebook own = Open();
        own.Document.Cells[0].Source = "# Mine";
        own.Replace(Notebook.Read(_checkout.Notebook(Slug)), "reset");
        Assert.Equal("# First steps", own.Document.Cells[0].Source.Split('\n')[0]);
        NotebookVersion version = Assert.Single(own.Versions.List());
        Assert.Equal("before going back to the original", version.Why);
        Assert.Contains("# Mine", System.Text.Encoding.UTF8.GetString(own.Versions.Read(version.Name)!), StringComparison.Ordinal);
    }

    [Fact]
    public void ChangedOutside_AfterAnotherProgramWrote_IsTrueAndTheirTextIsKept()
    {
        OwnNotebook own = Open();
        Assert.False(own.ChangedOutside());
        File.WriteAllText(own.FilePath, File.ReadAllText(own.FilePath).Replace("# First steps", "# Theirs", StringComparison.Ordinal));
        Assert.True(own.ChangedOutside());
        own.KeepOutsideVersion();
        own.Document.Cells[0].Source = "# Mine";
        Assert.True(own.TrySave());
        Assert.Contains("# Theirs", System.Text.Encoding.UTF8.GetString(own.Versions.Read(Assert.Single(own.Versions.List()).Name)!), StringComparison.Ordinal);
    }

    [Fact]
    public void TrySave_WhereNothingCanBeWritten_SaysSoLeavesNoDraftAndSavesLater()
    {
        OwnNotebook own = Open();
        string file = own.FilePath;
        byte[] before = File.ReadAllBytes(file);
        // A folder in the file's place makes the last step of the write fail, for root too.
        File.Delete(file);
        Directory.CreateDirectory(Path.Combine(file, "in the way"));
        own.Document.Cells[0].Source = "# Mine";
        Assert.False(own.TrySave());
        Assert.StartsWith($"{own.Folder} ", own.Problem, StringComparison.Ordinal);
        Assert.Contains("Your text stays on this page", own.Problem, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(own.Folder, "*.tmp"));
        Directory.Delete(file, recursive: true);
        Assert.True(own.TrySave());
        Assert.Null(own.Problem);
        Assert.NotEqual(before, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData(28, "The disk with /w is full, so nothing more is saved. Your text stays on this page: make room, and it is saved by itself.")]
    [InlineData(30, "/w could not be written: broken Your text stays on this page; saving is tried again every few seconds.")]
    public void Writing_FailedWrite_IsOneSentence(int error, string sentence) =>
        Assert.Equal(sentence, WorkProblem.Writing("/w", new IOException("broken", error)).Message);

    [Fact]
    public void Writing_NotAllowed_IsOneSentence() =>
        Assert.Equal(
            "/w cannot be written to, so nothing is saved. Your text stays on this page: allow writing there, and it is saved by itself.",
            WorkProblem.Writing("/w", new UnauthorizedAccessException()).Message);

    [Fact]
    public void Writing_ReadOnlyDisk_IsOneSentence() =>
        Assert.Equal(
            "/w is read-only, so nothing is saved. Your text stays on this page: allow writing there, and it is saved by itself.",
            WorkProblem.Writing("/w", new UnauthorizedAccessException("denied", new IOException("Read-only file system"))).Message);

    [Theory]
    [InlineData(28, "The disk with /w is full, so this verdict is not kept as progress: make room, then check again.")]
    [InlineData(5, "/w could not be written, so this verdict is not kept as progress; mend that, then check again. The system says: broken")]
    public void Keeping_FailedWrite_IsOneSentence(int error, string sentence) =>
        Assert.Equal(sentence, WorkProblem.Keeping("/w", new IOException("broken", error)).Message);

    [Fact]
    public void Open_NotebookWithoutIds_GivesEachCellOne()
    {
        string old = """{"cells":[{"cell_type":"markdown","metadata":{},"source":["a"]},{"cell_type":"markdown","metadata":{},"source":["b"]}],"metadata":{},"nbformat":4,"nbformat_minor":2}""";
        File.WriteAllText(_checkout.Notebook(Slug), old);
        Assert.Equal(["cell-1", "cell-2"], Open().Document.Cells.Select(cell => cell.Id));
        Assert.Equal(5, Notebook.Read(Open().FilePath).FormatMinor);
    }

    private OwnNotebook Open() => OwnNotebook.Open(Slug, _checkout.Work, _checkout.Notebook(Slug), _clock);
}
