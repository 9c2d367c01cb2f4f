using Tutorial.Player.Tests.Support;
using Tutorial.Player.Work;

namespace Tutorial.Player.Tests.Work;

public sealed class PredictionStoreTests : IDisposable
{
    private readonly Checkout _checkout = new();

    private string FilePath => Path.Combine(_checkout.Work, "predictions.json");

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void TrySave_WhereNothingCanBeWritten_KeepsWhatWasPredictedAndSavesItLater()
    {
        var store = new PredictionStore(_checkout.Work);
        store.Record("a", "first");
        Assert.True(store.TrySave());
        File.Delete(FilePath);
        // A folder in the file's place makes the last step of the write fail, for root too.
        Directory.CreateDirectory(Path.Combine(FilePath, "in the way"));
        store.Record("b", "second");
        Assert.False(store.TrySave());
        Assert.StartsWith($"{_checkout.Work} ", store.Problem, StringComparison.Ordinal);
        Assert.Equal("second", store.Read()["b"]);
        Directory.Delete(FilePath, recursive: true);
        Assert.True(store.TrySave());
        Assert.Null(store.Problem);
        Assert.Equal("second", new PredictionStore(_checkout.Work).Read()["b"]);
    }

    [Fact]
    public void TrySave_FileEditedByHandIntoSomethingElse_IsWrittenAnew()
    {
        Directory.CreateDirectory(_checkout.Work);
        File.WriteAllText(FilePath, "not json");
        var store = new PredictionStore(_checkout.Work);
        Assert.Empty(store.Read());
        store.Record("a", "first");
        Assert.True(store.TrySave());
        Assert.Equal("first", new PredictionStore(_checkout.Work).Read()["a"]);
    }
}
