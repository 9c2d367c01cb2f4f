using Tutorial.Datasets.Files;
using Tutorial.Datasets.Tests.Files;

namespace Tutorial.Datasets.Tests;

/// <summary>The real files where a folder has them; what stands in where none has. The network is never asked.</summary>
public sealed class RealDataTests
{
    // What a developer has downloaded before is as good as a folder named by the variable.
    private static DataCache Offline => new(DataCache.Default.Folder, new FakeSite([]) { Online = false });

    [Fact]
    public void Mnist_FilesOrNone_AreReadOrDrawnDigitsStandInAndSaySo()
    {
        List<string> said = [];
        (Dataset train, Dataset test) = Mnist.LoadOrDraw(train: 300, test: 100, said.Add, Offline, cancellation: TestContext.Current.CancellationToken);

        bool real = Offline.Has(DataCatalog.Mnist);
        Assert.Equal(real ? (60_000, 10_000) : (300, 100), (train.Count, test.Count));
        Assert.Equal(real ? 0 : 1, said.Count);
        Assert.Equal([train.Count, 1, 28, 28], train.Inputs.Shape);
        // The first ten labels of MNIST's training set, as its files have them.
        Assert.True(!real || train.Labels.Take(10).SequenceEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]), string.Join(", ", train.Labels.Take(10)));
    }

    [Fact]
    public void Mnist_EmptyFolder_SaysWhereItLookedAndThatDrawnDigitsStandIn()
    {
        string folder = Directory.CreateTempSubdirectory("no data ").FullName;
        List<string> said = [];

        (Dataset train, Dataset test) = Mnist.LoadOrDraw(
            50, 20, said.Add, new DataCache(folder, new FakeSite([]) { Online = false }), cancellation: TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(
            [
                $"mnist: train-images-idx3-ubyte is not in {Path.Combine(folder, "mnist")} and could not be downloaded from storage.googleapis.com (Name or service not known (example.test:443)); "
                + "run ./tutorial data fetch mnist where there is a network, or point TUTORIAL_DATA at a folder that has it. "
                + "Until then the kit's drawn digits stand in: 50 to learn from and 20 to be judged on.",
            ],
            said);
        Assert.Equal((50, 20, "drawn digits"), (train.Count, test.Count, train.Name));
    }

    [Fact]
    public void Cifar10_FilesOrNone_AreReadOrTheErrorNamesTheFix()
    {
        if (File.Exists(Path.Combine(Offline.Folder, "cifar-10-sample", "test_batch.bin.gz")) || Offline.Has(DataCatalog.Cifar10))
        {
            (Dataset train, Dataset test) = Cifar10.Load(Offline, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal([test.Count, 3, 32, 32], test.Inputs.Shape);
            Assert.All(train.Labels.CountBy(label => label), pair => Assert.Equal(train.Count / 10, pair.Value));
        }
        else
        {
            DataFileException failure = Assert.Throws<DataFileException>(() => Cifar10.Load(Offline, cancellation: TestContext.Current.CancellationToken));
            Assert.Contains("run ./tutorial data fetch cifar-10 where there is a network", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Texts_FilesOrNone_AreReadOrTheErrorNamesTheFix()
    {
        if (Offline.Has(DataCatalog.TinyShakespeare) && Offline.Has(DataCatalog.Names))
        {
            Assert.Equal((1_115_394, 65), (Texts.TinyShakespeare(Offline).Length, Texts.TinyShakespeare(Offline).Distinct().Count()));
            Assert.Equal((32_033, "emma"), (Texts.Names(Offline).Count, Texts.Names(Offline)[0]));
        }
        else
        {
            Assert.Contains("run ./tutorial data fetch", Assert.Throws<DataFileException>(() => Texts.Names(Offline).Count + Texts.TinyShakespeare(Offline).Length).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TypeNames_FrozenList_IsSortedAndHasNoDoubles()
    {
        IReadOnlyList<string> names = Texts.TypeNames();

        Assert.Equal(805, names.Count);
        Assert.Equal(names.Order(StringComparer.Ordinal).Distinct(), names);
        Assert.All(names, name => Assert.Matches("^[A-Za-z]{4,20}$", name));
    }
}
