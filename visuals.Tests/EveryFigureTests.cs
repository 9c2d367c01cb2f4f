using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Tutorial.Visuals.Tests;

/// <summary>What holds for every kind of figure.</summary>
public class EveryFigureTests
{
    public static TheoryData<string> Names => [.. Gallery.Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToPlotly_EveryFigure_HasDataAndNamedAxesInReadableSize(string name)
    {
        JsonObject figure = JsonNode.Parse(Gallery.Figures[name].ToPlotly())!.AsObject();

        Assert.Equal(["data", "layout"], figure.Select(p => p.Key));
        JsonObject layout = figure["layout"]!.AsObject();
        Assert.NotEmpty(layout["title"]!["text"]!.GetValue<string>());
        KeyValuePair<string, JsonNode?>[] axes = [.. layout.Where(p => p.Key.StartsWith("xaxis", StringComparison.Ordinal) || p.Key.StartsWith("yaxis", StringComparison.Ordinal))];
        Assert.Equal(2 * Gallery.Figures[name].Panels.Count, axes.Length);
        Assert.All(axes, a => Assert.False(string.IsNullOrWhiteSpace(a.Value!["title"]!["text"]!.GetValue<string>())));
        Assert.All(axes, a => Assert.Equal(2, a.Value!["range"]!.AsArray().Count));
        Assert.True(layout["font"]!["size"]!.GetValue<int>() >= 14);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToPlotly_EveryTrace_HasATypeAndAxesThatExist(string name)
    {
        JsonNode figure = JsonNode.Parse(Gallery.Figures[name].ToPlotly())!;

        JsonNode[] traces = [.. figure["data"]!.AsArray().Select(t => t!)];
        Assert.True(traces.Length > 0 || figure["layout"]!["images"]!.AsArray().Count > 0);
        Assert.All(traces, t => Assert.Contains(t["type"]!.GetValue<string>(), new[] { "scatter", "bar", "heatmap" }));
        Assert.All(traces, t => Assert.NotNull(figure["layout"]![t["xaxis"]!.GetValue<string>().Replace("x", "xaxis")]));
        Assert.All(traces, t => Assert.NotNull(figure["layout"]![t["yaxis"]!.GetValue<string>().Replace("y", "yaxis")]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_EveryFigure_IsXmlWithTitleDescriptionAndAxisNames(string name)
    {
        Figure figure = Gallery.Figures[name];
        XDocument svg = XDocument.Parse(figure.ToSvg());

        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(ns + "svg", svg.Root!.Name);
        Assert.Equal(figure.Title, svg.Root.Element(ns + "title")!.Value);
        Assert.Equal(figure.Description, svg.Root.Element(ns + "desc")!.Value);
        string[] texts = [.. svg.Descendants(ns + "text").Select(t => t.Value)];
        Assert.All(figure.Panels, p => Assert.Contains(p.X.Name, texts));
        Assert.All(figure.Panels, p => Assert.Contains(p.Y.Name, texts));
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToHtml_EveryFigure_HasWordsAndNumbersAndNoScript(string name)
    {
        Figure figure = Gallery.Figures[name];
        XElement html = XElement.Parse(figure.ToHtml());

        Assert.DoesNotContain(html.Descendants(), e => e.Name.LocalName == "script");
        Assert.DoesNotContain(html.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Equal(figure.Description, html.Descendants("p").Single().Value);
        Assert.Contains(html.Descendants("td"), td => td.Value.Any(char.IsAsciiDigit));
        Assert.All(html.Descendants("table"), t => Assert.NotEmpty(t.Element("caption")!.Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Description_EveryFigure_SaysItsTitleAndANumber(string name)
    {
        string description = Gallery.Figures[name].Description;

        Assert.StartsWith(Gallery.Figures[name].Title + ".", description, StringComparison.Ordinal);
        Assert.Contains(description, char.IsAsciiDigit);
        Assert.EndsWith(".", description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bundle_WrittenTwice_IsTheSameToTheLastByte(string name)
    {
        IReadOnlyDictionary<string, string> first = Gallery.Figures[name].Bundle(), second = Gallery.Figures[name].Bundle();

        Assert.Equal([Mime.Plotly, Mime.Html, Mime.Svg, Mime.Text], first.Keys);
        Assert.Equal(first, second);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bundle_EveryFigure_LoadsNothingFromElsewhere(string name)
    {
        string[] allowed = ["http://www.w3.org/2000/svg"];
        string all = string.Concat(Gallery.Figures[name].Bundle().Values);

        Assert.DoesNotContain("://", allowed.Aggregate(all, (text, address) => text.Replace(address, "")), StringComparison.Ordinal);
    }
}
