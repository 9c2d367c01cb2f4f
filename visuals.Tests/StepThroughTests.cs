using System.Text.Json.Nodes;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Visuals.Stepping;

namespace Tutorial.Visuals.Tests;

/// <summary>The step-through view's numbers and words; the page itself is tested in a browser (player/web/tests).</summary>
public class StepThroughTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "gallery");

    [Fact]
    public void ToHtml_EveryScene_LeavesAPageToLookAt()
    {
        Directory.CreateDirectory(s_folder);
        foreach ((string name, Func<StepThrough> scene) in StepScenes.All)
        {
            string html = scene().ToHtml();
            Assert.InRange(html.Length, 10_000, 8_000_000);
            File.WriteAllText(Path.Combine(s_folder, $"steps-{name}.html"), $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{name}</title><main>{html}</main></html>");
        }
    }

    [Fact]
    public void Model_EveryScene_HasTermsThatAddUpToTheShareAndMeasuredSlopesNearTheGradient()
    {
        foreach (string name in new[] { "net-221", "convolution", "lstm-step", "attention-head", "classifier" })
        {
            ViewModel model = StepScenes.All[name]().Model;
            foreach (ViewPull pull in model.Steps.SelectMany(step => step.Pulls))
            {
                double[] share = model.Values[pull.Share].Cells;
                for (int cell = 0; cell < share.Length; cell++)
                {
                    double sum = pull.Terms![cell].Terms.Sum(term => term.Local * term.Factor) + pull.Terms[cell].Rest;
                    Assert.Equal(share[cell], sum, 1e-5);
                }
            }
            foreach (ViewTensor tensor in model.Tensors.Where(tensor => tensor.Arrivals.Count > 0))
            {
                double[] gradient = model.Values[tensor.Arrivals[^1].Sum].Cells;
                Assert.All(tensor.Measured!, (slope, cell) => Assert.Equal(gradient[cell], slope!.Value, model.Single ? 2e-2 : 1e-8));
            }
        }
    }

    [Fact]
    public void Model_FusedOperations_HaveTwinsWithTheSameNumbers()
    {
        foreach (string name in new[] { "net-221", "lstm-step", "attention-head", "classifier" })
        {
            ViewModel model = StepScenes.All[name]().Model;
            ViewTwin[] twins = [.. model.Steps.Where(step => step.Twin is not null).Select(step => step.Twin!)];
            Assert.NotEmpty(twins);
            Assert.All(twins, twin => Assert.InRange(twin.Output + twin.Gradient!.Value, 0, model.Single ? 1e-6 : 1e-14));
            Assert.All(twins, twin => Assert.Equal(twin.Count, twin.Model!.Steps.Count));
        }
    }

    [Fact]
    public void Show_ALoss_LeavesGradientsAndGraphAsTheyWere()
    {
        Tensor<double> loss = StepScenes.Net221();
        Tensor<double> weight = loss.Source!.Inputs[0].Source!.Inputs[0].Source!.Inputs[0].Source!.Inputs[0].Source!.Inputs[1];
        Steps.Show(loss).ToHtml();
        Assert.Null(weight.Grad);
        loss.Backward();
        Assert.Equal(2, weight.Grad!.Length);
    }

    [Fact]
    public void ToString_TheNetByHand_SaysEachStepAndWhy()
    {
        string text = Steps.Show(StepScenes.Net221()).ToString();
        Assert.Contains(
            """
            2. Sigmoid:  y = \frac{1}{1 + e^{-x}}
               from result 1          (1, 2)       [0.21, 0.42]
               gives result 2         (1, 2)       [0.5523, 0.6035]

            """, text, StringComparison.Ordinal);
        Assert.Contains(
            """
            3. Linear, backward
               incoming gradient      (1, 1)       [-0.1473]
               to result 2            (1, 2)       [-0.07367, -0.1031]
                 why -0.1031: local derivative · incoming = 0.7 · -0.1473; the whole gradient, measured: -0.1031

            """, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_AResultOfSeveralNumbers_SaysWhyThereIsNoBackwardPass()
    {
        StepThrough shown = Steps.Show(Tensor<float>.Ones(3).Learn() * 2);
        Assert.StartsWith("There is no backward pass here: it starts at a single number. Take a loss, or give the gradient to start with.\nForward\n", shown.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(Steps.Show(Tensor<float>.Ones(3).Learn() * 2, Tensor<float>.Ones(3)).Model.Backward);
    }

    [Fact]
    public void Show_AnEmptyRecording_SaysWhatToDo()
    {
        using StepTrace trace = StepTrace.Start();
        Assert.Equal(
            "Steps.Show: the recording is empty; run operations after StepTrace.Start() and before it is disposed.",
            Assert.Throws<ArgumentException>(() => Steps.Show(trace)).Message);
    }

    [Fact]
    public void Show_TenThousandOperations_ShowsTheFirstAndSaysSo()
    {
        Tensor<double> y = Tensor<double>.Scalar(0).Learn();
        for (int i = 0; i < 10_000; i++)
        {
            y += 1;
        }
        StepThrough shown = Steps.Show(y);
        Assert.Equal(ViewLimits.MostSteps, shown.Model.Steps.Count);
        Assert.StartsWith("The recording has 10,000 operations; the first 2000 are shown.", shown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_OddNumbersAndNames_StayData()
    {
        Tensor<double> x = Tensor<double>.From([double.NaN, double.PositiveInfinity, 0.1]).Learn();
        x.Name = "</script><b>";
        string html = Steps.Show((x * 2).Sum()).ToHtml();
        string data = html[(html.IndexOf("json\">", StringComparison.Ordinal) + 6)..html.IndexOf("</script>", StringComparison.Ordinal)];
        JsonNode model = JsonNode.Parse(data)!;
        Assert.Equal("</script><b>", (string?)model["tensors"]![0]!["label"]);
        Assert.Equal("[\"NaN\",\"Infinity\",0.1]", model["values"]![0]!["cells"]!.ToJsonString());
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ShownCells_ATensorOfAnySize_HasAFewCellsFromBothEnds()
    {
        ShownCells cells = ShownCells.Of((7, 300, 500), 144);
        Assert.Equal([0, 1, 2, 3, 4, 5, 294, 295, 296, 297, 298, 299], cells.Rows);
        Assert.Equal(144, cells.Indices.Length);
        Assert.Equal((7 * 300 * 500) - 1, ShownCells.Of((7, 300, 500), 144 * 144 * 144).Indices[^1]);
        Assert.Equal([0], ShownCells.Of([], 25).Indices);
        Assert.Empty(ShownCells.Of((0, 3), 25).Indices);
    }

    [Fact]
    public void Compare_OwnNumbers_NamesTheFirstOperationThatDiffers()
    {
        StepThrough shown = Steps.Show(StepScenes.Net221());
        double[] hidden = [0.5523079, 0.6034832];
        Assert.Null(shown.Compare(new Dictionary<string, double[]> { ["2"] = hidden }).Divergence);
        Divergence left = shown.Compare(new Dictionary<string, double[]> { ["2"] = hidden, ["4"] = [0.7] }, new Dictionary<string, double[]> { ["second"] = [0, 0] }).Divergence!;
        Assert.Equal("First difference: result 4, the result of step 4 (Sigmoid), is 0.667876 at [0, 0] and 0.7 in yours. What you gave up to step 2 agrees.", left.ToString());
        Divergence back = shown.Compare(backward: new Dictionary<string, double[]> { ["2"] = [-0.1, -0.1] }).Divergence!;
        Assert.True(back.IsBackward);
        Assert.Equal(3, back.Step);
    }

    [Fact]
    public void Compare_AWrongKeyOrCount_SaysWhatThereIs()
    {
        StepThrough shown = Steps.Show(StepScenes.Net221());
        Assert.Equal(
            "Compare: 'hidden' under backward is neither a tensor's name nor a step's number; there are 6, 5, 4, 3, 2, second, 1, first.",
            Assert.Throws<ArgumentException>(() => shown.Compare(backward: new Dictionary<string, double[]> { ["hidden"] = [1] })).Message);
        Assert.Equal(
            "Compare: '2' has 1 number; the reference has shape (1, 2), 2 in all.",
            Assert.Throws<ArgumentException>(() => shown.Compare(new Dictionary<string, double[]> { ["2"] = [1] })).Message);
    }

    [Fact]
    public void Show_FiveHundredOperations_KeepsLayersAndMeasuresParametersFirst()
    {
        ViewModel model = Steps.Show(StepScenes.Large()).Model;
        Assert.Equal(482, model.Steps.Count);
        Assert.Equal("block.3", model.Steps[150].Layer);
        Assert.All(model.Tensors.Where(tensor => tensor.Label.EndsWith(".weight", StringComparison.Ordinal)), tensor => Assert.Contains(tensor.Measured!, slope => slope is not null));
    }
}
