using System.Text.Json.Nodes;

namespace Tutorial.Visuals.Tests;

public class FigureTests
{
    private static readonly Figure s_empty = Figure.Of("Loss", "epoch", "loss (nats)");

    [Theory]
    [InlineData("", "x", "y", "Figure: give a title that says what it shows.")]
    [InlineData("Loss", " ", "y", "Figure 'Loss': give a name for its x axis with the unit, such as \"epoch\" or \"time (s)\".")]
    [InlineData("Loss", "epoch", "", "Figure 'Loss': give a name for its y axis with the unit, such as \"loss (nats)\".")]
    public void Of_NameMissing_SaysWhich(string title, string x, string y, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Figure.Of(title, x, y)).Message);

    [Fact]
    public void Line_MoreXThanY_SaysBothCounts() => Assert.Equal(
        "Figure 'Loss': line 'train' has 3 x values and 2 y values; give one y for each x.",
        Assert.Throws<ArgumentException>(() => s_empty.Line("train", [1, 2, 3], [1, 2])).Message);

    [Fact]
    public void Bar_FewerValuesThanCategories_SaysBothCounts() => Assert.Equal(
        "Figure 'Loss': bar 'n' has 2 categories and 1 values; give one value for each category.",
        Assert.Throws<ArgumentException>(() => s_empty.Bar("n", ["a", "b"], [1])).Message);

    [Fact]
    public void Bar_OtherCategories_Says() => Assert.Equal(
        "Figure 'Loss': bar 'm' has other categories than the labels the x axis has already; give the same in the same order.",
        Assert.Throws<ArgumentException>(() => s_empty.Bar("n", ["a", "b"], [1, 2]).Bar("m", ["b", "a"], [1, 2])).Message);

    [Fact]
    public void Bar_TwoSeries_StandSideBySide()
    {
        Figure figure = s_empty.Bar("n", ["a", "b"], [1, 2]).Bar("m", ["a", "b"], [3, 4]);

        JsonArray data = JsonNode.Parse(figure.ToPlotly())!["data"]!.AsArray();
        Assert.Equal(["[-0.2,0.8]", "[0.2,1.2]"], data.Select(t => t!["x"]!.ToJsonString()));
        Assert.Equal("Loss. loss (nats) over epoch. n: a 1, b 2. m: a 3, b 4.", figure.Description);
    }

    [Fact]
    public void Histogram_NoBins_Says() => Assert.Equal(
        "Figure 'Loss': histogram 'h' with 0 bins shows nothing; give at least 1 bin.",
        Assert.Throws<ArgumentException>(() => s_empty.Histogram("h", [1], 0)).Message);

    [Fact]
    public void Heatmap_NoCells_Says() => Assert.Equal(
        "Figure 'Loss': 'weight' is a matrix of 0 × 3; give at least one cell.",
        Assert.Throws<ArgumentException>(() => s_empty.Heatmap("weight", new double[0, 3])).Message);

    [Fact]
    public void Contour_WrongGrid_SaysHowItLies() => Assert.Equal(
        "Figure 'Loss': 'height' is a matrix of 2 × 3, but there are 3 y and 2 x; rows go along y and columns along x.",
        Assert.Throws<ArgumentException>(() => s_empty.Contour("height", [0, 1], [0, 1, 2], new double[2, 3])).Message);

    [Fact]
    public void Regions_ClassWithoutName_SaysWhich() => Assert.Equal(
        "Figure 'Loss': regions 'answer' contain class 2, but the names are for classes 0 to 1; name every class.",
        Assert.Throws<ArgumentException>(() => s_empty.Regions("answer", [0, 1], [0], new[,] { { 0, 2 } }, ["a", "b"])).Message);

    [Fact]
    public void VerticalLine_NotANumber_Says() => Assert.Equal(
        "Figure 'Loss': the vertical line 'best' stands at NaN; give a finite number.",
        Assert.Throws<ArgumentException>(() => s_empty.VerticalLine(double.NaN, "best")).Message);

    [Fact]
    public void RangeY_UpsideDown_Says() => Assert.Equal(
        "Figure 'Loss': the range from 2 to 1 of axis 'loss (nats)' cannot be shown; give two finite numbers, the lower first.",
        Assert.Throws<ArgumentException>(() => s_empty.RangeY(2, 1)).Message);

    [Fact]
    public void RangeY_NotPositiveOnLogAxis_Says() => Assert.Equal(
        "Figure 'Loss': the range from 0 to 1 of axis 'loss (nats)' cannot be shown; give two finite numbers, the lower first, both above 0 on a log axis.",
        Assert.Throws<ArgumentException>(() => s_empty.LogY().RangeY(0, 1)).Message);

    [Fact]
    public void LogX_OnAHeatMap_SaysWhatToDo() => Assert.Equal(
        "Figure 'Loss': heat maps, regions, contours and pictures have evenly spaced cells; take the log of their positions instead of a log axis.",
        Assert.Throws<ArgumentException>(() => s_empty.Heatmap("w", new double[1, 1]).LogX()).Message);

    [Fact]
    public void Line_OnAGrid_SaysWhereToAddIt() => Assert.Equal(
        "Figure 'Both': a grid of 2 panels takes no more marks; add them to the figures before they are put side by side.",
        Assert.Throws<ArgumentException>(() => Figure.Grid("Both", 2, s_empty, s_empty).Line("a", [1])).Message);

    [Fact]
    public void Grid_OfGrids_KeepsTheirColumnsAndWords()
    {
        Figure spread = Chart.Histogram("activation", [("a", [1]), ("b", [2]), ("c", [3])], title: "first");
        Figure both = Figure.Grid("Both", 1, spread, spread);

        Assert.Equal((3, 2), (both.Columns, both.Rows));
        Assert.StartsWith("Both. first. a: 1 value, mean 1,", both.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Grid_NoFigure_Says() => Assert.Equal(
        "Figure.Grid 'Both': there is no figure to show; give at least one.",
        Assert.Throws<ArgumentException>(() => Figure.Grid("Both", 2)).Message);

    [Fact]
    public void Size_TooSmall_SaysTheLimits() => Assert.Equal(
        "Figure 'Loss': 10 × 10 pixels cannot be drawn; give a width of 200 to 4000 and a height of 150 to 4000.",
        Assert.Throws<ArgumentException>(() => s_empty.Size(10, 10)).Message);

    [Fact]
    public void Line_OnAFigure_LeavesTheFigureAsItWas()
    {
        Figure longer = s_empty.Line("train", [1, 2]);

        Assert.Empty(s_empty.Panels[0].Marks);
        Assert.Single(longer.Panels[0].Marks);
    }

    [Fact]
    public void Line_ValuesChangedAfterwards_KeepsWhatItWasGiven()
    {
        double[] y = [1, 2];
        Figure figure = s_empty.Line("train", y);
        y[0] = 99;

        Assert.Equal("[1,2]", JsonNode.Parse(figure.ToPlotly())!["data"]![0]!["y"]!.ToJsonString());
    }

    [Fact]
    public void Band_OfALine_TakesItsColour()
    {
        JsonArray data = JsonNode.Parse(s_empty.Line("other", [1]).Line("mean", [1, 2]).Band("mean", [1, 2], [0, 1], [2, 3]).ToPlotly())!["data"]!.AsArray();

        Assert.Equal(Palette.Colour(1), data[1]!["line"]!["color"]!.GetValue<string>());
        Assert.Equal(Palette.Colour(1) + "40", data[2]!["fillcolor"]!.GetValue<string>());
        Assert.Equal("[1,2,2,1]", data[2]!["x"]!.ToJsonString());
        Assert.Equal("[2,3,1,0]", data[2]!["y"]!.ToJsonString());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Grid_HeatMapsWithNumbers_HaveABarOnlyWhereThereIsRoom(int columns, bool bar)
    {
        Figure map = Figure.Of("Map", "column", "row").Heatmap("value", new double[,] { { 1, 2 } });
        JsonArray data = JsonNode.Parse(Figure.Grid("Both", columns, map, map).ToPlotly())!["data"]!.AsArray();

        Assert.All(data, trace => Assert.Equal(bar, trace!["showscale"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(-2, -2, 0)]
    public void Heatmap_EqualValues_AreAsDarkAsTheyAreFarFromZero(double value, double low, double high)
    {
        JsonNode trace = JsonNode.Parse(Figure.Of("Map", "column", "row").Heatmap("value", new[,] { { value, value } }).ToPlotly())!["data"]![0]!;

        Assert.Equal((low, high), (trace["zmin"]!.GetValue<double>(), trace["zmax"]!.GetValue<double>()));
    }
}
