using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Tutorial.Visuals.Tests;

/// <summary>Empty, lonely, missing, infinite, huge and hostile data still give a sound picture and true words.</summary>
public class OddInputTests
{
    private static readonly Figure s_loss = Figure.Of("Loss", "epoch", "loss (nats)");

    [Fact]
    public void Figure_WithoutMarks_SaysThatThereAreNoData()
    {
        Assert.Equal("Loss. loss (nats) over epoch. There are no data yet.", s_loss.Description);
        Sound(s_loss);
    }

    [Fact]
    public void Line_WithoutPoints_SaysSo()
    {
        Figure figure = s_loss.Line("train", []);

        Assert.Equal("Loss. loss (nats) over epoch. train: no point can be shown.", figure.Description);
        Sound(figure);
    }

    [Fact]
    public void Line_OnePoint_IsVisible()
    {
        Figure figure = s_loss.Line("train", [0.5]);

        Assert.Equal("Loss. loss (nats) over epoch. train: 1 point, from 0.5 at 1 to 0.5 at 1; lowest 0.5 at 1, highest 0.5 at 1.", figure.Description);
        // The line itself and its marker, besides frame and legend.
        Assert.Contains(Shapes(figure, "path"), p => p.Attribute("fill")!.Value == Palette.Colour(0));
        Sound(figure);
    }

    [Fact]
    public void Line_WithGaps_SaysHowManyAndBreaksThePath()
    {
        Figure figure = s_loss.Line("train", [3, double.NaN, 2, double.PositiveInfinity, 1]);

        Assert.Equal(
            "Loss. loss (nats) over epoch. train: 5 points, from 3 at 1 to 1 at 5; lowest 1 at 5, highest 3 at 1. 2 points left out: not a number or infinite.",
            figure.Description);
        Assert.Equal("[3,null,2,null,1]", JsonNode.Parse(figure.ToPlotly())!["data"]![0]!["y"]!.ToJsonString());
        string path = Shapes(figure, "path").First(p => p.Attribute("stroke")!.Value == Palette.Colour(0)).Attribute("d")!.Value;
        Assert.Equal(3, path.Count(c => c == 'M'));
        Sound(figure);
    }

    [Fact]
    public void Line_ZeroOnALogAxis_SaysWhatIsLeftOut()
    {
        Figure figure = s_loss.Line("train", [100, 0, 1]).LogY();

        Assert.EndsWith("lowest 1 at 3, highest 100 at 1. 1 point left out: 0 or less on a log axis.", figure.Description, StringComparison.Ordinal);
        Assert.Equal("log", JsonNode.Parse(figure.ToPlotly())!["layout"]!["yaxis"]!["type"]!.GetValue<string>());
        Sound(figure);
    }

    [Theory]
    [InlineData(1e308, -1e308)]
    [InlineData(5e-324, 0)]
    [InlineData(1e300, 1e299)]
    [InlineData(1e15, 1000000000000001)]
    [InlineData(-7, -7)]
    [InlineData(double.MaxValue, double.MinValue)]
    public void Line_ExtremeValues_IsDrawnWithinThePicture(double a, double b)
    {
        Figure figure = s_loss.Line("train", [a, b, a]);

        Sound(figure);
        Sound(s_loss.Line("train", [Math.Abs(a) + 1e-300, Math.Abs(b) + 1e-300]).LogY());
        Sound(s_loss.Scatter("train", [a, b], [b, a]));
        Sound(s_loss.Histogram("train", [a, b, a]));
    }

    [Fact]
    public void Line_AMillionPoints_StaysSmallAndKeepsTheSpike()
    {
        double[] y = new double[1_000_000];
        y[123_456] = 42;
        Figure figure = s_loss.Line("train", y);

        Assert.Equal(
            "Loss. loss (nats) over epoch. train: 1,000,000 points, from 0 at 1 to 0 at 1000000; lowest 0 at 1, highest 42 at 123457.", figure.Description);
        Assert.True(figure.Bundle().Values.Sum(v => v.Length) < 300_000);
        Sound(figure);
    }

    [Fact]
    public void Scatter_AHundredThousandPoints_IsThinned()
    {
        Figure figure = s_loss.Scatter("cloud", Gallery.Normal(1, 100_000, 0, 1), Gallery.Normal(2, 100_000, 0, 1));

        Assert.Contains("cloud: 100,000 points", figure.Description, StringComparison.Ordinal);
        Assert.Equal(4000, JsonNode.Parse(figure.ToPlotly())!["data"]![0]!["x"]!.AsArray().Count);
    }

    [Fact]
    public void Heatmap_OnlyMissingValues_SaysSo()
    {
        Figure figure = Chart.HeatMap(new[,] { { double.NaN } });

        Assert.Equal("Matrix. row over column. value: 1 rows of 1, no value can be shown.", figure.Description);
        Sound(figure);
    }

    [Fact]
    public void Names_WithMarkupAndControlCharacters_AreShownAsText()
    {
        Figure figure = Figure.Of("<script>alert(1)</script>", "a & b\0", "\"y\" \uD800").Line("</td><b>", [1, 2]);

        Sound(figure);
        Assert.DoesNotContain("<script", figure.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", figure.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", figure.ToPlotly(), StringComparison.Ordinal);
    }

    [Fact]
    public void Size_TheSmallest_StillHasAxes() => Sound(s_loss.Line("train", [1, 2]).Scatter("other", [1], [1]).Size(200, 150));

    [Fact]
    public void Bar_LongNames_AreShortenedAndTurned()
    {
        string name = new('n', 100);
        Figure figure = s_loss.Bar("n", [name, "short"], [1, 2]);

        XElement label = Assert.Single(Shapes(figure, "text"), t => t.Value == new string('n', 27) + "…");
        Assert.StartsWith("rotate(-40 ", label.Attribute("transform")!.Value, StringComparison.Ordinal);
        Assert.Contains(name, figure.ToHtml(), StringComparison.Ordinal);
        Sound(figure);
    }

    [Fact]
    public void Figure_OfDrawnNumbers_IsSound()
    {
        Drawn.ForEach(random =>
        {
            double Number() => random.Next(10) switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => double.NegativeInfinity, _ => Drawn.Any(random) };
            double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Number())];
            int n = random.Next(0, 40);
            Figure figure = Figure.Of("Drawn", "x (m)", "y (m)").Line("line", Numbers(n), Numbers(n)).Scatter("points", Numbers(n), Numbers(n))
                .Band("line", Numbers(n), Numbers(n), Numbers(n)).Histogram("counts", Numbers(n)).Note(Number(), Number(), "note")
                .HorizontalLine(Drawn.Any(random), "level");
            Sound(random.Next(2) == 0 ? figure : random.Next(2) == 0 ? figure.LogX() : figure.LogY());
            double[,] matrix = new double[random.Next(1, 6), random.Next(1, 6)];
            for (int i = 0; i < matrix.Length; i++)
            {
                matrix[i / matrix.GetLength(1), i % matrix.GetLength(1)] = Number();
            }

            Sound(Chart.HeatMap(matrix));
        });
    }

    // The bundle parses, holds no NaN and no infinity, and nothing is drawn at a place that is none.
    private static void Sound(Figure figure)
    {
        IReadOnlyDictionary<string, string> bundle = figure.Bundle();
        Assert.NotNull(JsonNode.Parse(bundle[Mime.Plotly]));
        foreach (XElement element in XDocument.Parse(bundle[Mime.Svg]).Descendants())
        {
            Assert.DoesNotContain(element.Attributes(), a => a.Value.Contains("NaN", StringComparison.Ordinal) || a.Value.Contains('∞') || a.Value.Contains("Infinity", StringComparison.Ordinal));
        }

        Assert.Equal("figure", XElement.Parse(bundle[Mime.Html]).Name.LocalName);
        Assert.Contains(Shapes(figure, "text"), t => t.Value == figure.Panels[0].X.Name.Replace('\0', '\uFFFD'));
    }

    private static IEnumerable<XElement> Shapes(Figure figure, string name) =>
        XDocument.Parse(figure.ToSvg()).Descendants().Where(e => e.Name.LocalName == name);
}
