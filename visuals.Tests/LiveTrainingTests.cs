using Tutorial.Reference;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Visuals.Tests;

public class LiveTrainingTests
{
    [Fact]
    public void Fit_WithLiveTraining_EndsWithEveryBatchAndEpoch()
    {
        var shown = new List<Figure>();
        Linear<double> model = new(1, 1, random: new RandomSource(1));
        Tensor<double> x = Tensor<double>.From(new double[,] { { 0 }, { 1 }, { 2 }, { 3 } });
        new Trainer<double>(model, Nn<double>.Sgd(model.Parameters(), 0.01), (p, t) => ((p - t) * (p - t)).Mean())
            .Fit(x, x, epochs: 3, batchSize: 2, validation: (x, x), callbacks: [new LiveTraining<double>(shown.Add, y: "squared error (V²)")]);

        string description = shown[^1].Description;
        Assert.StartsWith("Training. squared error (V²) over epoch. training (mean of the epoch so far): 6 points,", description, StringComparison.Ordinal);
        Assert.Contains("at 0.5 to ", description, StringComparison.Ordinal);
        Assert.Contains("validation: 3 points,", description, StringComparison.Ordinal);
        Assert.Contains(Mime.Plotly, shown[^1].Bundle().Keys);
        Assert.DoesNotContain(Mime.Plotly, shown[0].Bundle().Keys);
    }

    [Fact]
    public void Fit_ValueThatNobodyRecords_ShowsAnEmptyFigure()
    {
        var shown = new List<Figure>();
        Linear<double> model = new(1, 1, random: new RandomSource(1));
        Tensor<double> x = Tensor<double>.From(new double[,] { { 0 }, { 1 } });
        new Trainer<double>(model, Nn<double>.Sgd(model.Parameters(), 0.01), (p, t) => ((p - t) * (p - t)).Mean())
            .Fit(x, x, callbacks: [new LiveTraining<double>(shown.Add, "accuracy")]);

        Assert.Equal("Training. accuracy over epoch. There are no data yet.", Assert.Single(shown).Description);
    }
}
