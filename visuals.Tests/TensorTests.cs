using System.Text.Json.Nodes;
using Tutorial.Reference;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Visuals.Tests;

/// <summary>Figures of tensors, models and trainings.</summary>
public class TensorTests
{
    [Fact]
    public void HeatMap_Matrix_ShowsItsValues()
    {
        Tensor<float> x = Tensor<float>.From(new float[,] { { 1, 2 }, { 3, float.NaN } });
        x.Name = "weight";

        Assert.Equal(
            "weight (2, 2). row over column. value: 2 rows of 2, lowest 1 (row 0, column 0), highest 3 (row 1, column 0). 1 cell of them cannot be shown.",
            x.HeatMap().Description);
        Assert.Equal("[[1,2],[3,null]]", JsonNode.Parse(x.HeatMap().ToPlotly())!["data"]![0]!["z"]!.ToJsonString());
    }

    [Fact]
    public void HeatMap_Vector_IsOneRow() => Assert.Equal(
        "[[1,2,3]]", JsonNode.Parse(Tensor<double>.From([1, 2, 3]).HeatMap().ToPlotly())!["data"]![0]!["z"]!.ToJsonString());

    [Fact]
    public void HeatMap_HeadsOfAttention_StandSideBySideWithTheirIndices()
    {
        Figure figure = Tensor<double>.Zeros((2, 3, 4, 4)).HeatMap("Attention");

        Assert.Equal(["[0, 0]", "[0, 1]", "[0, 2]", "[1, 0]", "[1, 1]", "[1, 2]"], figure.Panels.Select(p => p.Title));
    }

    [Fact]
    public void HeatMap_ManyFeatureMaps_SaysHowManyAreShown() =>
        Assert.Equal("Tensor (1, 64, 2, 2): the first 12 of 64", Tensor<double>.Zeros((1, 64, 2, 2)).HeatMap().Title);

    [Fact]
    public void ImageGrid_BatchOfColours_HasOnePictureEach()
    {
        Figure figure = Chart.ImageGrid(Tensor<float>.Zeros((5, 3, 8, 8)), ["a", "b", "c", "d", "e"]);

        Assert.Equal(5, JsonNode.Parse(figure.ToPlotly())!["layout"]!["images"]!.AsArray().Count);
        Assert.Equal("Pictures. 5 pictures of 8 × 8 pixels in 2 rows of 3. Row by row: a, b, c, d, e.", figure.Description);
    }

    [Fact]
    public void ImageGrid_Matrix_SaysWhichShape() => Assert.Equal(
        "Chart.ImageGrid 'Pictures': the tensor is (8, 8); give (N, C, H, W), or (N, H, W) for grey pictures.",
        Assert.Throws<ArgumentException>(() => Chart.ImageGrid(Tensor<float>.Zeros((8, 8)))).Message);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void DecisionBoundary_LinearModel_CutsThePlaneInHalf(int outputs)
    {
        Linear<double> model = new(2, outputs);
        // The last output grows with the first feature, all others are 0.
        model.Weight.Data.Clear();
        model.Weight.Data[^2] = 1;
        model.Bias!.Data.Clear();

        Figure figure = Chart.DecisionBoundary(Tensor<double>.From(new double[,] { { -1, 0 }, { 1, 1 } }), [0, 1], model);

        Assert.Contains("the answer fills the area: class 0 50 %, class 1 50 %.", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfusionMatrix_OfAnswers_CountsPairs() => Assert.Equal(
        "Confusion matrix. 2 of 3 answers right (66.7 %). Most frequent mistakes: 2 taken for 0 1 times.",
        Chart.ConfusionMatrix([0, 1, 2], [0, 1, 0]).Description);

    [Fact]
    public void ConfusionMatrix_ClassWithoutName_Says() => Assert.Equal(
        "Chart.ConfusionMatrix: classes from 0 to 2 occur, but there are 2 names; number classes from 0 and name each.",
        Assert.Throws<ArgumentException>(() => Chart.ConfusionMatrix([0, 1, 2], [0, 1, 0], ["a", "b"])).Message);

    [Fact]
    public void Table_OfASummary_ListsKindOutputAndParameters()
    {
        Sequential<float> model = Nn<float>.Sequential(Nn<float>.Flatten(), Nn<float>.Linear(784, 128), Nn<float>.Relu());
        Table table = model.Summary((1, 28, 28)).Table();

        Assert.Equal(
            "<table><caption>100,480 parameters</caption><thead><tr><th scope=\"col\">name</th><th scope=\"col\">layer</th><th scope=\"col\">output</th><th scope=\"col\">parameters</th></tr></thead>"
            + "<tbody><tr><td>0</td><td>Flatten</td><td>(1, 784)</td><td>0</td></tr><tr><td>1</td><td>Linear(784, 128)</td><td>(1, 128)</td><td>100,480</td></tr>"
            + "<tr><td>2</td><td>Relu</td><td>(1, 128)</td><td>0</td></tr></tbody></table>",
            table.ToHtml());
        Assert.Equal(model.Summary((1, 28, 28)).ToString(), table.ToString());
    }

    [Fact]
    public void TrainingCurves_OfAHistory_ShowLossAndMetricWithValidation()
    {
        Tensor<double> x = Tensor<double>.From(new double[,] { { 0 }, { 1 }, { 2 }, { 3 } }), y = Tensor<double>.From(new double[,] { { 0 }, { 2 }, { 4 }, { 6 } });
        Linear<double> model = new(1, 1, random: new RandomSource(1));
        TrainingHistory history = new Trainer<double>(
            model, Nn<double>.Sgd(model.Parameters(), 0.01), (p, t) => ((p - t) * (p - t)).Mean(), ("error", (p, t) => Math.Abs((p - t).Mean().Item())))
            .Fit(x, y, epochs: 3, validation: (x, y));

        Figure figure = Chart.TrainingCurves(history, "squared error (V²)");

        Assert.Equal(["squared error by epoch", "error by epoch"], figure.Panels.Select(p => p.Title));
        Assert.Contains("validation: 3 points", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void NetworkDiagram_OfAChain_TakesItsLinearLayers() => Assert.Equal(
        "Network. input (2) → hidden (3) → output (1): 9 weights and 4 biases.",
        Chart.NetworkDiagram(Nn<double>.Sequential(Nn<double>.Linear(2, 3), Nn<double>.Tanh(), Nn<double>.Linear(3, 1))).Description);
}
