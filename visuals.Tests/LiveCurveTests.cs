using System.Text.Json.Nodes;

namespace Tutorial.Visuals.Tests;

public class LiveCurveTests
{
    [Fact]
    public void Add_AThousandPointsInASecond_ShowsTenFiguresAndTheLast()
    {
        var clock = new Clock();
        var shown = new List<Figure>();
        using (var live = new LiveCurve("Training", "step", "loss (nats)", shown.Add, clock))
        {
            for (int step = 0; step < 1000; step++)
            {
                live.Add("training", step, 1.0 / (step + 1));
                clock.Advance(TimeSpan.FromMilliseconds(1));
            }
        }

        Assert.Equal(11, shown.Count);
        Assert.Equal([Mime.Plotly, Mime.Html, Mime.Svg, Mime.Text], shown[^1].Bundle().Keys);
        Assert.Contains("training: 1,000 points", shown[^1].Description, StringComparison.Ordinal);
        Assert.All(shown[..^1], f => Assert.Equal([Mime.Curve, Mime.Html, Mime.Text], f.Bundle().Keys));
    }

    [Fact]
    public void Add_TwoSeries_SendsThemAsOneLightCurve()
    {
        var clock = new Clock();
        var shown = new List<Figure>();
        using var live = new LiveCurve("Training", "step", "loss (nats)", shown.Add, clock);
        live.Add("training", 1, 0.5);
        clock.Advance(TimeSpan.FromSeconds(1));
        live.Add("validation", 1, double.NaN);

        Assert.Equal(
            """{"title":"Training","xTitle":"step","yTitle":"loss (nats)","series":[{"name":"training","colour":"#1A80C4","x":[1],"y":[0.5]},{"name":"validation","colour":"#D55E00","x":[1],"y":[null]}]}""",
            shown[^1].Bundle()[Mime.Curve]);
        Assert.Equal(2, JsonNode.Parse(shown[^1].Bundle()[Mime.Curve])!["series"]!.AsArray().Count);
    }

    [Fact]
    public void Add_AfterTheEnd_Throws()
    {
        var live = new LiveCurve("Training", "step", "loss (nats)", _ => { });
        live.Dispose();

        Assert.Throws<ObjectDisposedException>(() => live.Add("training", 1, 1));
    }

    [Fact]
    public void Dispose_Twice_ShowsTheLastFigureOnce()
    {
        int shown = 0;
        var live = new LiveCurve("Training", "step", "loss (nats)", _ => shown++);
        live.Dispose();
        live.Dispose();

        Assert.Equal(1, shown);
    }

    private sealed class Clock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
