using System.Text.Json.Nodes;

namespace Tutorial.Visuals.Tests;

/// <summary>What each ready-made chart computes and says.</summary>
public class ChartTests
{
    [Fact]
    public void TrainingCurve_WithBaseline_SaysRunsAndBaseline() => Assert.Equal(
        "loss by epoch. loss (nats) over epoch. training: 3 points, from 0.9 at 1 to 0.3 at 3; lowest 0.3 at 3, highest 0.9 at 1. "
        + "A line at loss (nats) = 2.303 marks baseline 2.303.",
        Chart.TrainingCurve("loss (nats)", [("training", [0.9, 0.5, 0.3])], baseline: 2.3026).Description);

    [Fact]
    public void TrainingCurve_NoRun_Says() => Assert.Equal(
        "Chart.TrainingCurve 'loss': there is no run to show; give at least one name with its values.",
        Assert.Throws<ArgumentException>(() => Chart.TrainingCurve("loss", [])).Message);

    [Fact]
    public void DecisionBoundary_HalfPlane_FillsHalfAndCountsMistakes()
    {
        double[,] points = { { -1, 0 }, { 1, 0 }, { -1, 1 }, { 1, 1 } };
        Figure figure = Chart.DecisionBoundary(
            points, [0, 1, 0, 0], x => Enumerable.Range(0, x.GetLength(0)).Select(i => x[i, 0] > 0 ? 1 : 0).ToArray());

        Assert.Contains("the answer fills the area: class 0 50 %, class 1 50 %.", figure.Description, StringComparison.Ordinal);
        Assert.EndsWith("1 point of 4 on the wrong side.", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void DecisionBoundary_Probability_DrawsTheLineWhereItIsAHalf()
    {
        double[,] points = { { -1, 0 }, { 1, 1 } };
        Figure figure = Chart.DecisionBoundary(points, [0, 1], x => Enumerable.Range(0, x.GetLength(0)).Select(i => (x[i, 0] + 1) / 2).ToArray());

        JsonNode line = JsonNode.Parse(figure.ToPlotly())!["data"]![1]!;
        Assert.All(line["x"]!.AsArray().Where(v => v is not null), v => Assert.Equal(0, v!.GetValue<double>(), 1e-9));
    }

    [Fact]
    public void DecisionBoundary_TooFewAnswers_SaysHowMany() => Assert.Equal(
        "Chart.DecisionBoundary: the model was asked at 4 positions and gave 1 answers; give one for each row.",
        Assert.Throws<ArgumentException>(() => Chart.DecisionBoundary(new double[1, 2], [0], _ => new[] { 1 }, resolution: 2)).Message);

    [Fact]
    public void DecisionBoundary_ThreeFeatures_Says() => Assert.Equal(
        "Chart.DecisionBoundary: the points are (4, 3), but a plane has two features; give (N, 2).",
        Assert.Throws<ArgumentException>(() => Chart.DecisionBoundary(new double[4, 3], [0, 0, 0, 0], _ => new[] { 1 })).Message);

    [Fact]
    public void ConfusionMatrix_Counts_SaysShareAndWorstMistakes() => Assert.Equal(
        "Confusion matrix. 11 of 14 answers right (78.6 %). Most frequent mistakes: cat taken for dog 2 times, dog taken for cat 1 times.",
        Chart.ConfusionMatrix(new[,] { { 5, 2 }, { 1, 6 } }, ["cat", "dog"]).Description);

    [Fact]
    public void ConfusionMatrix_ClassThatNeverOccurs_HasNoShares()
    {
        JsonNode trace = JsonNode.Parse(Chart.ConfusionMatrix(new[,] { { 3, 1 }, { 0, 0 } }).ToPlotly())!["data"]![0]!;

        Assert.Equal("[[0.75,0.25],[null,null]]", trace["z"]!.ToJsonString());
        Assert.Equal("[[\"3<br>75 %\",\"1<br>25 %\"],[\"0\",\"0\"]]", trace["text"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void ConfusionMatrix_NotSquare_Says() => Assert.Equal(
        "Chart.ConfusionMatrix: the counts are (2, 3); give a square matrix with a row and a column for each class.",
        Assert.Throws<ArgumentException>(() => Chart.ConfusionMatrix(new int[2, 3])).Message);

    [Fact]
    public void Roc_TiedScores_HasTheAreaOfTheRankTest()
    {
        double[] scores = [0.1, 0.4, 0.4, 0.8, 0.4, 0.9];
        bool[] labels = [false, false, true, true, false, true];
        // Of 9 pairs (positive, negative) 7 are in order and 2 are tied.
        Assert.Contains("m: area 0.8889:", Chart.Roc([("m", scores)], labels).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Roc_OneClassOnly_Says() => Assert.Equal(
        "Chart.Roc 'ROC curve': of 2 examples 2 are positive; both kinds are needed for a curve.",
        Assert.Throws<ArgumentException>(() => Chart.Roc([("m", [1, 2])], [true, true])).Message);

    [Fact]
    public void ImageGrid_WrongLength_SaysTheArithmetic() => Assert.Equal(
        "Chart.ImageGrid 'Pictures': image 1 has 9 values, but 1 × 2 × 2 = 4; give the height, width and channels that it has.",
        Assert.Throws<ArgumentException>(() => Chart.ImageGrid([new float[4], new float[9]], 2, 2)).Message);

    [Fact]
    public void ImageGrid_ValuesOutsideZeroToOne_SaysThatItStretches() => Assert.Equal(
        "Pictures. 1 picture of 1 × 2 pixels in 1 rows of 2. Each is stretched from its least to its greatest value.",
        Chart.ImageGrid([[-3f, 5f]], 1, 2).Description);

    [Fact]
    public void Histogram_TwoLayers_ShareIntervalAndSaySpread()
    {
        Figure figure = Chart.Histogram("activation", [("a", [0.0, 2.0]), ("b", [1.0, double.NaN])], bins: 2);

        Assert.Equal(
            "Spread of activation. a: 2 values, mean 1, standard deviation 1, from 0 to 2. "
            + "b: 1 value, mean 1, standard deviation 0, from 1 to 1. 1 value left out: not a number or infinite.",
            figure.Description);
        JsonArray data = JsonNode.Parse(figure.ToPlotly())!["data"]!.AsArray();
        Assert.Equal(["[1,1]", "[0,1]"], data.Select(t => t!["y"]!.ToJsonString()));
    }

    [Fact]
    public void AttentionMap_RowsTooFew_SaysBoth() => Assert.Equal(
        "Chart.AttentionMap 'Attention': the weights are (2, 2), with 1 queries and 2 keys; give one query for each row and one key for each column.",
        Assert.Throws<ArgumentException>(() => Chart.AttentionMap(new double[2, 2], ["a"], ["b", "c"])).Message);

    [Fact]
    public void GateTimeline_MissingStep_SaysWhichGate() => Assert.Equal(
        "Chart.GateTimeline 'Gates over time': gate 'forget' has 1 values for 2 steps; give one for each step.",
        Assert.Throws<ArgumentException>(() => Chart.GateTimeline(["a", "b"], [("forget", [1])])).Message);

    [Fact]
    public void OptimizerRace_Bowl_SaysWhereEachEnds() => Assert.Equal(
        "Optimizer race. SGD: 2 steps, loss from 4 to 0.25 at (0.5, 0).",
        Chart.OptimizerRace((x, y) => (x * x) + (y * y), (-3, 3), (-3, 3), [("SGD", [(2, 0), (1, 0), (0.5, 0)])]).Description);

    [Fact]
    public void NetworkDiagram_WrongWeights_SaysBothShapes() => Assert.Equal(
        "Chart.NetworkDiagram 'Network': weights (2, 3) do not fit layers of 2, 3 units; "
        + "between each two neighbours give one matrix (units of the later, units of the earlier).",
        Assert.Throws<ArgumentException>(() => Chart.NetworkDiagram([("in", 2), ("out", 3)], [new double[2, 3]])).Message);

    [Fact]
    public void NetworkDiagram_SmallNet_CountsItsWeights() => Assert.Equal(
        "Network. in (2) → out (3): 6 weights and 3 biases.", Chart.NetworkDiagram([("in", 2), ("out", 3)]).Description);
}
