using System.Collections;
using System.Reflection;

namespace Tutorial.Visuals.Tests;

/// <summary>Reads the formatters of a figure as .NET Interactive does: by names alone.</summary>
public class ConventionTests
{
    [Fact]
    public void Figure_ReadByName_OffersItsBundle()
    {
        Figure figure = Gallery.Figures["training-curve"];

        Assert.Equal(figure.Bundle(), FormatByName(figure));
        Assert.Equal([Mime.Plotly, Mime.Html, Mime.Svg, Mime.Text], Preferred(figure));
    }

    [Fact]
    public void GrowingCurve_ReadByName_OffersTheLightCurveFirst()
    {
        Figure? shown = null;
        var live = new LiveCurve("Training", "step", "loss (nats)", figure => shown ??= figure);
        live.Add("training", 1, 2.3);

        Assert.Equal(shown!.Bundle(), FormatByName(shown));
        Assert.Equal([Mime.Curve, Mime.Html, Mime.Text], Preferred(shown));
        live.Dispose();
    }

    [Fact]
    public void Formatter_ForeignValue_SaysNo()
    {
        object formatter = Formatters(Gallery.Figures["bars"]).First();
        using var writer = new StringWriter();

        Assert.False((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, ["not a figure", writer])!);
        Assert.Equal("", writer.ToString());
    }

    private static object Attribute(object value) =>
        Assert.Single(value.GetType().GetCustomAttributes(inherit: true), a => a.GetType().Name == "TypeFormatterSourceAttribute");

    private static T Property<T>(object from, string name) => Assert.IsType<T>(from.GetType().GetProperty(name)!.GetGetMethod()!.Invoke(from, null), exactMatch: false);

    private static string[] Preferred(object value) => Property<string[]>(Attribute(value), "PreferredMimeTypes");

    private static IEnumerable<object> Formatters(object value)
    {
        object source = Activator.CreateInstance(Property<Type>(Attribute(value), "FormatterSourceType"))!;
        MethodInfo create = source.GetType().GetMethod("CreateTypeFormatters")!;
        return Assert.IsType<IEnumerable>(create.Invoke(source, null), exactMatch: false).Cast<object>();
    }

    private static Dictionary<string, string> FormatByName(object value) => Formatters(value).ToDictionary(
        formatter => Property<string>(formatter, "MimeType"),
        formatter =>
        {
            using var writer = new StringWriter();
            Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!);
            return writer.ToString();
        });
}
