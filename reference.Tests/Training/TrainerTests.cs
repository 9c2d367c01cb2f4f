using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Reference.Tests.Training;

public class TrainerTests
{
    private static readonly Tensor<float> s_x = Tensor<float>.Normal((90, 2), new RandomSource(1));
    private static readonly Tensor<float> s_y = Tensor<float>.From([.. Enumerable.Range(0, 90).Select(i => s_x[i, 0] > s_x[i, 1] ? 1f : 0f)]);

    [Fact]
    public void Fit_SeparableClasses_LearnsThem()
    {
        (_, Trainer<float> trainer) = Start();
        TrainingHistory history = trainer.Fit(s_x, s_y, epochs: 30, batchSize: 10);
        Assert.Equal(30, history.Epochs.Count);
        Assert.True(history["loss"][^1] < history["loss"][0] / 2, $"loss {history["loss"][0]} → {history["loss"][^1]}");
        Assert.True(trainer.Evaluate(s_x, s_y)["accuracy"] > 0.95);
    }

    [Fact]
    public void Fit_SameSeedTwice_GivesTheSameBits()
    {
        float[] First()
        {
            (Layer<float> model, Trainer<float> trainer) = Start();
            trainer.Fit(s_x, s_y, epochs: 3, shuffle: new RandomSource(4));
            return [.. model.Parameters().SelectMany(p => p.ToArray())];
        }
        Assert.Equal(First(), First());
    }

    [Fact]
    public void Fit_Cancelled_KeepsTheWeightsOfTheLastUpdate()
    {
        (Layer<float> model, Trainer<float> trainer) = Start();
        using CancellationTokenSource source = new();
        StopAfter stop = new(3, source);
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(s_x, s_y, epochs: 5, batchSize: 10, callbacks: [stop], cancellation: source.Token));
        Assert.Equal(3, stop.Batches);
        Assert.True(stop.Ended);
        Assert.Null(Step.Current);
        Assert.False(model.IsTraining);
    }

    [Fact]
    public void Fit_EarlyStopping_PutsTheBestWeightsBack()
    {
        (Layer<float> model, Trainer<float> trainer) = Start(learningRate: 2);
        EarlyStopping<float> stopping = new("val_loss", patience: 2);
        TrainingHistory history = trainer.Fit(s_x, s_y, epochs: 60, batchSize: 10, validation: (s_x, s_y), callbacks: [stopping]);
        Assert.Equal(history["val_loss"].Min(), stopping.BestValue);
        Assert.Equal(stopping.BestValue, trainer.Evaluate(s_x, s_y)["loss"]);
        Assert.True(history.Epochs.Count == 60 || history.Epochs.Count == stopping.BestEpoch + 2);
        Assert.False(model.IsTraining);
    }

    [Fact]
    public void Fit_Schedule_SetsTheRateByEpoch()
    {
        (_, Trainer<float> trainer) = Start();
        List<double> rates = [];
        trainer.Fit(s_x, s_y, epochs: 3, callbacks: [new Schedule<float>(epoch => 0.001 * Math.Pow(10, epoch / 2.0)), new Watch(state => rates.Add(state.Optimizer.LearningRate))]);
        Assert.Equal([0.001, 0.001 * Math.Sqrt(10), 0.01], rates, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void ProgressBar_OneLineAnEpoch_ShowsLossMetricAndTime()
    {
        (_, Trainer<float> trainer) = Start();
        StringWriter output = new();
        trainer.Fit(s_x, s_y, epochs: 2, batchSize: 30, callbacks: [new ProgressBar<float>(output)]);
        string[] lines = output.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^Epoch 2/2 ━{24} 3/3  loss \d\.\d{4}  accuracy \d\.\d{4}  \d+(\.\d)? s$", lines[1]);
    }

    [Fact]
    public void History_AsText_HasOneLineAnEpochAndNoTimes()
    {
        TrainingHistory history = Start().Trainer.Fit(s_x, s_y, epochs: 2);
        Assert.Matches(@"^epoch 1: loss [\d.]+, accuracy [\d.]+\r?\nepoch 2: loss [\d.]+, accuracy [\d.]+$", history.ToString());
    }

    [Fact]
    public void Predict_NoExample_SaysSo()
        => Assert.Equal(
            "Predict: the inputs (0, 2) hold no example; the first axis counts examples and must be at least 1.",
            Assert.Throws<ShapeException>(() => Start().Model.Predict(Tensor<float>.Zeros((0, 2)))).Message);

    [Fact]
    public void Fit_TargetsOfAnotherLength_SaysBothShapes()
        => Assert.Equal(
            "BatchLoader: inputs (90, 2) and targets (3,) must have the same first axis, one entry an example.",
            Assert.Throws<ShapeException>(() => Start().Trainer.Fit(s_x, Tensor<float>.Ones(3))).Message);

    [Fact]
    public void History_UnknownName_ListsWhatThereIs()
    {
        TrainingHistory history = Start().Trainer.Fit(s_x, s_y);
        Assert.Equal(
            "TrainingHistory: nothing named 'val_loss' was recorded; there are loss, accuracy. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => history["val_loss"]).Message);
    }

    private static (Layer<float> Model, Trainer<float> Trainer) Start(double learningRate = 0.05)
    {
        Nn<float>.Seed(2);
        Layer<float> model = Nn<float>.Sequential(Nn<float>.Linear(2, 8), Nn<float>.Relu(), Nn<float>.Linear(8, 2));
        return (model, model.Compile(Nn<float>.Adam(model.Parameters(), learningRate), (z, y) => z.CrossEntropy(Labels(y)), ("accuracy", Accuracy)));
    }

    private static int[] Labels(Tensor<float> y) => [.. y.ToArray().Select(label => (int)label)];

    private static double Accuracy(Tensor<float> z, Tensor<float> y)
        => Enumerable.Range(0, y.Length).Average(i => z[i, 1] > z[i, 0] == (y.ToArray()[i] == 1) ? 1.0 : 0.0);

    private sealed class Watch(Action<TrainingState<float>> look) : Callback<float>
    {
        public override void OnEpochEnd(TrainingState<float> state) => look(state);
    }

    private sealed class StopAfter(int batches, CancellationTokenSource source) : Callback<float>
    {
        public int Batches { get; private set; }

        public bool Ended { get; private set; }

        public override void OnBatchEnd(TrainingState<float> state)
        {
            if (++Batches == batches)
            {
                source.Cancel();
            }
        }

        public override void OnTrainEnd(TrainingState<float> state) => Ended = true;
    }
}
