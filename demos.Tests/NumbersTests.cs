using System.Globalization;
using System.Text.Json.Nodes;
using Tutorial.Demos.Playing;
using Tutorial.Demos.Tests.Playing;

namespace Tutorial.Demos.Tests;

/// <summary>What each demonstration claims to show, in its own numbers.</summary>
public sealed class NumbersTests
{
    [Fact]
    public void Neuron_OneStep_ChangesWeightsAgainstTheGradient()
    {
        JsonNode frame = Shown("neuron", 0, """{"w1":"0.5","w2":"-1","b":"0.25","rate":"2","data":"1,2,1"}""");
        // z = 0.5 − 2 + 0.25, and the change is rate × (t − a) × a (1 − a) × input.
        double z = 0.5 - 2 + 0.25, a = 1 / (1 + Math.Exp(-z)), change = 2 * (1 - a) * a * (1 - a);
        Assert.Equal([Signed(change), Signed(2 * change), Signed(change)], Rows(frame, "This example").Take(3).Select(row => row![4]!.GetValue<string>()));
        Assert.Equal(a.ToString("0.000", CultureInfo.InvariantCulture), Rows(frame, "This example")[4]![3]!.GetValue<string>());
    }

    [Fact]
    public void Neuron_SaturatedSigmoid_HardlyMoves()
    {
        JsonNode frame = Shown("neuron", 0, """{"w1":"10","w2":"10","b":"-30","data":"1,0,1"}""");
        Assert.Equal("0", Rows(frame, "This example")[0]![4]!.GetValue<string>());
    }

    [Theory]
    [InlineData("moons", 100, 0.95)]
    [InlineData("rings", 150, 0.95)]
    [InlineData("xor", 150, 0.9)]
    public void Boundary_HiddenLayer_TellsThePointsApart(string points, int passes, double least)
    {
        string say = Say(Shown("boundary", passes, $$"""{"data-set":"{{points}}"}"""));
        Assert.InRange(Percent(say, 0), least, 1);
    }

    [Fact]
    public void Boundary_NoHiddenLayer_StaysStraightAndFailsXor() =>
        Assert.InRange(Percent(Say(Shown("boundary", 150, """{"data-set":"xor","layers":"0"}""")), 0), 0.3, 0.75);

    [Fact]
    public void Race_OneStepDownTheRavine_IsWhatTheFormulasSay()
    {
        JsonArray rows = Rows(Shown("race", 1, """{"data":"sgd,0.01\nadam,0.1"}"""), "Where they are");
        // The slope at (−8, 1.5) is (−8, 75). Adam's first step is its rate, whatever the slope.
        Assert.Equal(["sgd", "0.01", "-7.920", "0.750"], rows[0]!.AsArray().Take(4).Select(cell => cell!.GetValue<string>()));
        Assert.Equal(["adam", "0.1", "-7.900", "1.400"], rows[1]!.AsArray().Take(4).Select(cell => cell!.GetValue<string>()));
    }

    [Fact]
    public void Race_FairRates_KeepEverybodyOnTheMap()
    {
        foreach (string surface in new[] { "ravine", "rosenbrock", "saddle" })
        {
            Assert.DoesNotContain("Off the map", Say(Shown("race", 400, $$"""{"surface":"{{surface}}"}""")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dashboard_Presets_BreakTheTrainingAsTheySay()
    {
        double Loss(string preset, int step) => LastOf(Shown("dashboard", step, $$"""{"preset":"{{preset}}"}"""), "Loss", 1);
        const int Steps = 100;
        double guessing = Math.Log(10);
        Assert.InRange(Loss("healthy", Steps), 0, 1);
        Assert.InRange(Loss("all weights zero", Steps), guessing - 0.05, guessing + 0.05);
        Assert.InRange(Loss("dead units", Steps), guessing - 0.2, guessing + 0.2);
        Assert.InRange(Loss("softmax twice", Steps), 1.46, guessing);
        Assert.InRange(Loss("labels shuffled", Steps), guessing - 0.1, 10);
        Assert.InRange(Loss("rate far too low", Steps), 2, 2.6);
        Assert.InRange(Loss("rate far too high", Steps), 2, double.MaxValue);
    }

    [Fact]
    public void Gates_TrainedLstm_AnswersBetterThanAnUntrainedOne()
    {
        double Error(string settings)
        {
            JsonNode frame = Shown("gates", 24, settings);
            double[] wanted = Values(frame, "Wanted and answered", 0), answered = Values(frame, "Wanted and answered", 1);
            return wanted.Zip(answered).Average(pair => Math.Pow(pair.First - pair.Second, 2));
        }

        double trained = Error("""{"batches":"300"}""");
        Assert.InRange(trained, 0, 0.5 * Error("""{"batches":"0"}"""));
    }

    [Theory]
    [InlineData("reverse", "none", 7)]
    [InlineData("previous word", "causal", 7)]
    public void Attention_Trained_AnswersWhatIsWanted(string task, string mask, int right)
    {
        string settings = $$"""{"task":"{{task}}","mask":"{{mask}}"}""";
        var stage = new Stage("attention");
        int answered = Enumerable.Range(57, 7).Count(step =>
        {
            string[] quoted = Say(JsonNode.Parse(StageTests.Frame(stage, step, settings))!).Split('“', '”');
            return quoted[3] == quoted[5];
        });
        Assert.Equal(right, answered);
    }

    [Fact]
    public void Attention_Causal_WeightsSumToOneAndNeverLookAhead()
    {
        JsonNode frame = Shown("attention", 49, """{"mask":"causal","batches":"100"}""");
        double[][] weights = [.. Picture(frame, "A: ")["numbers"]!.AsArray().Select(row => row!.AsArray().Select(cell => cell!.GetValue<double>()).ToArray())];
        for (int row = 0; row < weights.Length; row++)
        {
            Assert.Equal(1, weights[row].Sum(), 0.01);
            Assert.All(weights[row][(row + 1)..], weight => Assert.Equal(0, weight));
        }
    }

    private static string Signed(double value) => value.ToString("+0.0000;−0.0000;0", CultureInfo.InvariantCulture);

    private static JsonNode Shown(string name, int step, string settings) => JsonNode.Parse(StageTests.Frame(new Stage(name), step, settings))!;

    private static string Say(JsonNode frame) => frame["say"]!.GetValue<string>();

    private static JsonNode Picture(JsonNode frame, string title) => frame["pictures"]!.AsArray().Single(picture => picture!["title"]!.GetValue<string>().StartsWith(title, StringComparison.Ordinal))!;

    private static JsonArray Rows(JsonNode frame, string title) => Picture(frame, title)["rows"]!.AsArray();

    private static double[] Values(JsonNode frame, string title, int series) => [.. Picture(frame, title)["series"]![series]!["y"]!.AsArray().Select(value => value?.GetValue<double>() ?? double.MaxValue)];

    private static double LastOf(JsonNode frame, string title, int series) => Values(frame, title, series)[^1];

    private static double Percent(string say, int index) => double.Parse(say.Split(' ')[index], CultureInfo.InvariantCulture) / 100;
}
