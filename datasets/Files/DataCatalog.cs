namespace Tutorial.Datasets.Files;

/// <summary>The data sets that can be downloaded, each file with the hash of its unpacked bytes.</summary>
public static class DataCatalog
{
    private const string MnistHost = "https://storage.googleapis.com/cvdf-datasets/mnist/";
    private const string CifarArchive = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz";

    /// <summary>Handwritten digits.</summary>
    public static DataSetInfo Mnist { get; } = new(
        "mnist", "60,000 + 10,000 handwritten digits, 28 × 28, grey (LeCun, Cortes and Burges 1998)", 11_594_722,
        [
            MnistFile("train-images-idx3-ubyte", 47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            MnistFile("train-labels-idx1-ubyte", 60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            MnistFile("t10k-images-idx3-ubyte", 7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            MnistFile("t10k-labels-idx1-ubyte", 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        ]);

    /// <summary>Small colour photographs.</summary>
    public static DataSetInfo Cifar10 { get; } = new(
        "cifar-10", "50,000 + 10,000 colour photographs of ten things, 32 × 32 (Krizhevsky 2009)", 170_052_171,
        [
            CifarFile("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
            CifarFile("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
            CifarFile("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
            CifarFile("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
            CifarFile("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
            CifarFile("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
        ]);

    /// <summary>Shakespeare's plays in one text.</summary>
    public static DataSetInfo TinyShakespeare { get; } = new(
        "tiny-shakespeare", "1,115,394 characters of Shakespeare's plays (collected by Karpathy 2015)", 1_115_394,
        [
            new("text/tiny-shakespeare.txt", 1_115_394, "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
                new Uri("https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt")),
        ]);

    /// <summary>First names, one a line.</summary>
    public static DataSetInfo Names { get; } = new(
        "names", "32,033 first names in lower case, one a line (collected by Karpathy 2022)", 228_145,
        [
            new("text/names.txt", 228_145, "0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d",
                new Uri("https://raw.githubusercontent.com/karpathy/makemore/master/names.txt")),
        ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DataSetInfo> All { get; } = [Mnist, Cifar10, TinyShakespeare, Names];

    private static DataFile MnistFile(string name, long bytes, string hash) => new($"mnist/{name}", bytes, hash, new Uri($"{MnistHost}{name}.gz"), Packing.Gzip);

    private static DataFile CifarFile(string name, string hash) => new($"cifar-10/{name}", 30_730_000, hash, new Uri(CifarArchive), Packing.TarGzip);
}
