using System.Reflection;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Display;

public class TensorTableTests
{
    [Fact]
    public void ToString_Matrix_ShowsShapeSummaryAndNumbers()
        => Assert.Equal(
            """
            Tensor<double> (2, 3): lowest 1, mean 3.5, highest 6
            1  2  3
            4  5  6
            """.ReplaceLineEndings(),
            Tensor<double>.From(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }).ToString());

    [Fact]
    public void ToString_Scalar_ShowsItsNumber()
        => Assert.Equal($"Tensor<float> (){Environment.NewLine}2.5", Tensor<float>.Scalar(2.5).ToString());

    [Fact]
    public void ToString_Empty_ShowsItsShape() => Assert.Equal("Tensor<float> (0, 3)", Tensor<float>.Zeros((0, 3)).ToString());

    [Fact]
    public void ToString_ManyNumbers_FoldsTheMiddleAndNamesTheSlice()
    {
        string[] lines = Tensor<float>.Zeros((2, 100, 50)).ToString().Split(Environment.NewLine);
        Assert.Equal("Tensor<float> (2, 100, 50): lowest 0, mean 0, highest 0; shown: [0, …, …]", lines[0]);
        Assert.Equal(9, lines.Length);
        Assert.Equal("0  0  0  0  …  0  0  0", lines[1]);
        Assert.Equal("…  …  …  …  …  …  …  …", lines[5]);
    }

    [Fact]
    public void Convention_ByName_WritesTableAndText()
    {
        Tensor<float> tensor = Tensor<float>.Ones(2);
        tensor.Name = "<b>";
        Attribute attribute = tensor.GetType().GetCustomAttributes().Single(found => found.GetType().Name == "TypeFormatterSourceAttribute");
        object source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        Dictionary<string, string> written = [];
        foreach (object formatter in formatters)
        {
            StringWriter writer = new();
            Assert.Equal(true, formatter.GetType().GetMethod("Format")!.Invoke(formatter, [tensor, writer]));
            written[(string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!] = writer.ToString();
        }
        Assert.Equal(
            "<table><caption style=\"text-align:left\">Tensor&lt;float&gt; (2,) &quot;&lt;b&gt;&quot;: lowest 1, mean 1, highest 1</caption><tbody>"
            + "<tr><td style=\"text-align:right\">1</td><td style=\"text-align:right\">1</td></tr></tbody></table>",
            written["text/html"]);
        Assert.Equal(tensor.ToString(), written["text/plain"]);
    }
}
