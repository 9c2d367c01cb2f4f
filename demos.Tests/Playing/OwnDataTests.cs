using Tutorial.Demos.Playing;

namespace Tutorial.Demos.Tests.Playing;

/// <summary>Own data: what is taken, and the one sentence about what is not.</summary>
public sealed class OwnDataTests
{
    [Theory]
    [InlineData("1,2,0\n3,4,1")]
    [InlineData("x;y;class\n1;2;0\n\n3;4;1\n")]
    [InlineData("1\t2\t0\r\n3\t4\t1")]
    [InlineData("[[1, 2, 0], [3, 4, 1]]")]
    public void Rows_CsvOrJson_AreTheSameNumbers(string text) =>
        Assert.Equal([[1, 2, 0], [3, 4, 1]], OwnData.Rows(text, 3, "x, y and class"));

    [Theory]
    [InlineData("", "The data have no row; write one row on a line: x, y and class.")]
    [InlineData("1,2,0\n1,2", "Row 2 of the data has 2 numbers and needs 3: x, y and class.")]
    [InlineData("1,2,0\n1,a,0", "Row 2 of the data, \"1,a,0\": \"a\" is no number; a row is x, y and class.")]
    [InlineData("1,2,NaN", "Row 1 of the data, \"1,2,NaN\": \"NaN\" is no number; a row is x, y and class.")]
    [InlineData("[1, 2]", "The data begin with [ and are no list of lists; write [[…], […]] where each inner list is x, y and class.")]
    [InlineData("[[1, 2, 0]", "The data begin with [ and are no list of lists; write [[…], […]] where each inner list is x, y and class.")]
    public void Rows_WrongText_IsToldInOneSentence(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<DemoException>(() => OwnData.Rows(text, 3, "x, y and class")).Message);

    [Fact]
    public void Rows_TooMany_IsToldInOneSentence()
    {
        string text = string.Join('\n', Enumerable.Repeat("1,2,0", OwnData.MostRows + 1));
        Assert.Equal("The data have 2001 rows and at most 2000 are taken; leave some out.", Assert.Throws<DemoException>(() => OwnData.Rows(text, 3, "x, y and class")).Message);
    }

    [Theory]
    [InlineData("boundary", """{"data":"1,2,3"}""", "Row 1 of the data is 1, 2, 3; x and y go from -100 to 100 and the class is 0 or 1.")]
    [InlineData("race", """{"data":"snail,0.1"}""", "Row 1: there is no runner \"snail\"; there are sgd, momentum, nesterov, adagrad, rmsprop, adam.")]
    [InlineData("race", """{"x":"far"}""", "Start x: \"far\" is not on this map; write a number from -9 to 3, or nothing for the usual start.")]
    [InlineData("gates", """{"data":"1,2"}""", "Row 1 of the data: write a number from -10 to 10 and its mark, 0 or 1.")]
    [InlineData("attention", """{"words":"alone"}""", "There are 1 words; write 2 to 12, with spaces between them.")]
    [InlineData("dashboard", """{"data":"1,2,77"}""", "Row 1 of the data ends with 77; write the inputs and, last, the class: a whole number from 0 to 19.")]
    public void Answer_DataThatDoNotGo_IsTheProblem(string name, string settings, string sentence)
    {
        string answer = new Stage(name).Answer($$"""{"settings":{{settings}},"to":0}""");
        Assert.Equal(sentence, System.Text.Json.Nodes.JsonNode.Parse(answer)!["problem"]!.GetValue<string>());
    }
}
