using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Reference.Tests.Layers;

public class ModelSummaryTests
{
    [Fact]
    public void Summary_DigitNetwork_ShowsShapesAndParameters()
    {
        Sequential<float> model = Sequential(Flatten(), Linear(784, 128), Relu(), Dropout(0.2), Linear(128, 10));
        Assert.Equal(
            """
            name  layer             output    parameters
            0     Flatten           (1, 784)           0
            1     Linear(784, 128)  (1, 128)     100,480
            2     Relu              (1, 128)           0
            3     Dropout(0.2)      as before         0
            4     Linear(128, 10)   (1, 10)       1,290
                  all                            101,770
            """.ReplaceLineEndings().Split(Environment.NewLine).Select(Words),
            model.Summary((32, 1, 28, 28)).ToString().Split(Environment.NewLine).Select(Words));
        Assert.True(model.IsTraining);
    }

    [Fact]
    public void Summary_AttentionWithParametersOfItsOwn_RowsAddUpToAll()
    {
        ModelSummary summary = new TransformerEncoder<float>(2, 16, 4, 32).Summary((1, 5, 16));
        Assert.Equal(summary.Parameters, summary.Rows.Sum(row => row.Parameters));
        Assert.Contains(summary.Rows, row => row.Layer.StartsWith("MultiheadAttention", StringComparison.Ordinal));
    }

    [Fact]
    public void Summary_NoAxis_SaysWhatToGive()
        => Assert.Equal(
            "Summary: the input shape () has no axis; give a batch's shape, such as (1, 784).",
            Assert.Throws<ShapeException>(() => Linear(1, 1).Summary([])).Message);

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
