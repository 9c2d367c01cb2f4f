using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Storage;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Reference.Tests.Storage;

public sealed class CheckpointTests : IDisposable
{
    private static readonly Tensor<float> s_x = Tensor<float>.Normal((60, 4), new RandomSource(5));
    private static readonly Tensor<float> s_y = Tensor<float>.From([.. Enumerable.Range(0, 60).Select(i => (float)(i % 3))]);

    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoint").FullName;

    private string File => Path.Combine(_folder, "checkpoint.safetensors");

    [Fact]
    public void Load_TrainingResumed_IsBitIdenticalToTrainingStraightThrough()
    {
        (Layer<float> straight, Optimizer<float> optimizer, RandomSource order) = Start();
        Train(straight, optimizer, order, epochs: 4);

        (Layer<float> first, Optimizer<float> firstOptimizer, RandomSource firstOrder) = Start();
        Train(first, firstOptimizer, firstOrder, epochs: 2);
        Checkpoint.Save(File, first, firstOptimizer, new Dictionary<string, RandomSource> { ["order"] = firstOrder, ["dropout"] = Nn<float>.Random }, new Dictionary<string, string> { ["epoch"] = "2" });

        (Layer<float> second, Optimizer<float> secondOptimizer, RandomSource secondOrder) = Start();
        IReadOnlyDictionary<string, string> notes = Checkpoint.Load(File, second, secondOptimizer, new Dictionary<string, RandomSource> { ["order"] = secondOrder, ["dropout"] = Nn<float>.Random });
        Assert.Equal("2", notes["epoch"]);
        Train(second, secondOptimizer, secondOrder, epochs: 2);

        foreach ((Tensor<float> expected, Tensor<float> actual) in straight.Parameters().Zip(second.Parameters()))
        {
            Assert.Equal(expected.ToArray(), actual.ToArray());
        }
    }

    [Fact]
    public void Load_OtherShape_SaysWhichAndChangesNothing()
    {
        Linear<float> saved = new(3, 2), other = new(4, 2);
        saved.Save(File);
        float[] before = other.Weight.ToArray();
        SafeTensorsException error = Assert.Throws<SafeTensorsException>(() => other.Load(File));
        Assert.Equal("checkpoint.safetensors: 'weight' is (2, 3), but the model's is (2, 4). Build the model as it was when it was saved.", error.Message);
        Assert.Equal(before, other.Weight.ToArray());
    }

    [Fact]
    public void Load_MissingTensor_SaysWhichAndWhatIsThere()
    {
        new Linear<float>(3, 2, bias: false).Save(File);
        SafeTensorsException error = Assert.Throws<SafeTensorsException>(() => new Linear<float>(3, 2).Load(File));
        Assert.Equal("checkpoint.safetensors has no tensor 'bias', which the model needs; it has weight. Build the model as it was when it was saved.", error.Message);
    }

    [Fact]
    public void Load_SurplusTensor_SaysWhich()
    {
        new Linear<float>(3, 2).Save(File);
        SafeTensorsException error = Assert.Throws<SafeTensorsException>(() => new Linear<float>(3, 2, bias: false).Load(File));
        Assert.Equal("checkpoint.safetensors holds 'bias', which the model has not. Build the model as it was when it was saved.", error.Message);
    }

    [Fact]
    public void Load_FileWithPyTorchsBatchCounter_IsRead()
    {
        Linear<float> saved = new(1, 1), other = new(1, 1);
        byte[] header = System.Text.Encoding.UTF8.GetBytes("""{"weight":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"bias":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[8,16]}}""");
        System.IO.File.WriteAllBytes(File, [.. BitConverter.GetBytes((long)header.Length), .. header, .. BitConverter.GetBytes(saved.Weight.Data[0]), .. BitConverter.GetBytes(saved.Bias!.Data[0]), .. BitConverter.GetBytes(7L)]);
        other.Load(File);
        Assert.Equal(saved.Weight.ToArray(), other.Weight.ToArray());
        Assert.Equal(saved.Bias.ToArray(), other.Bias!.ToArray());
    }

    [Fact]
    public void Load_StreamNotStored_SaysWhich()
    {
        (Layer<float> model, Optimizer<float> optimizer, RandomSource order) = Start();
        Checkpoint.Save(File, model, optimizer);
        SafeTensorsException error = Assert.Throws<SafeTensorsException>(
            () => Checkpoint.Load(File, model, optimizer, new Dictionary<string, RandomSource> { ["order"] = order }));
        Assert.Equal("checkpoint.safetensors has no random stream 'order' to go on with. Load it without that stream, or save the checkpoint with it.", error.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (Layer<float> Model, Optimizer<float> Optimizer, RandomSource Order) Start()
    {
        Nn<float>.Seed(3);
        Layer<float> model = Nn<float>.Sequential(Nn<float>.Linear(4, 8), Nn<float>.Relu(), Nn<float>.Dropout(0.2), Nn<float>.Linear(8, 3));
        return (model, Nn<float>.Adam(model.Parameters()), new RandomSource(9));
    }

    private static void Train(Layer<float> model, Optimizer<float> optimizer, RandomSource order, int epochs)
        => model.Compile(optimizer, (z, y) => z.CrossEntropy([.. y.ToArray().Select(label => (int)label)])).Fit(s_x, s_y, epochs, batchSize: 16, shuffle: order);
}
