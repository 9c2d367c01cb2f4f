using System.Text.Json.Nodes;
using Tutorial.Demos.Playing;

namespace Tutorial.Demos.Tests.Playing;

/// <summary>What holds for every demonstration, whatever it shows.</summary>
public sealed class StageTests
{
    public static TheoryData<string> Names => [.. Catalogue.All.Select(about => about.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Answer_SteppedBack_ShowsTheVeryFramesAgain(string name)
    {
        var stage = new Stage(name);
        string[] forward = [.. Enumerable.Range(0, 6).Select(step => Frame(stage, step, Quick(name)))];

        // Kept frames first; then a fresh stage, which has to play the run again.
        Assert.Equal(forward.Reverse(), Enumerable.Range(0, 6).Reverse().Select(step => Frame(stage, step, Quick(name))));
        var fresh = new Stage(name);
        Assert.Equal(forward[5], Frame(fresh, 5, Quick(name)));
        Assert.Equal(forward[2], Frame(fresh, 2, Quick(name)));
        Assert.Equal(forward[4], Frame(fresh, 4, Quick(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answer_TwoStagesByTurns_DoNotDisturbEachOther(string name)
    {
        (Stage alone, Stage one, Stage other) = (new Stage(name), new Stage(name), new Stage(name));
        for (int step = 0; step < 4; step++)
        {
            string expected = Frame(alone, step, Quick(name));
            Frame(other, step, Quick(name).Replace("{", "{\"seed\":\"7\"" + (Quick(name) == "{}" ? "" : ","), StringComparison.Ordinal));
            Assert.Equal(expected, Frame(one, step, Quick(name)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answer_UnknownSettingOrOutOfRange_SaysSoAndGoesOn(string name)
    {
        var stage = new Stage(name);
        Assert.Equal(
            "Seed: \"x\" does not go; write a number from 0 to 999999.",
            Ask(stage, """{"settings":{"seed":"x"},"to":0}""")["problem"]!.GetValue<string>());
        Assert.StartsWith("There is no setting \"colour\" here; there are ", Ask(stage, """{"settings":{"colour":"red"},"to":0}""")["problem"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("This command is not understood: ", Ask(stage, "{")["problem"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("\"step\":1,", Frame(stage, 1, Quick(name)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Code_OfEachDemonstration_ReadsLikeALesson(string name)
    {
        About about = Catalogue.Find(name)!;
        Assert.Contains($"public sealed class {about.Source}", about.Code, StringComparison.Ordinal);
        Assert.InRange(about.Code.Split('\n').Length, 20, 135);
        Assert.Contains("---", about.Question, StringComparison.Ordinal);
        Assert.Contains(about.Settings, setting => setting.Name == "seed");
        Assert.Contains(about.Settings, setting => setting.Kind is "data" or "text");
    }

    private static JsonNode Ask(Stage stage, string command) => JsonNode.Parse(stage.Answer(command))!;

    // Models that are trained before they are watched need only a little of it here.
    private static string Quick(string name) => Catalogue.Find(name)!.Settings.Any(setting => setting.Name == "batches") ? "{\"batches\":\"8\"}" : "{}";

    /// <summary>The frame of a step as text, asked for until it is reached.</summary>
    internal static string Frame(Stage stage, int step, string settings = "{}")
    {
        while (true)
        {
            JsonNode answer = Ask(stage, $$"""{"settings":{{settings}},"to":{{step}}}""");
            Assert.Null(answer["problem"]);
            if (answer["frame"] is JsonNode frame && frame["step"]!.GetValue<int>() == step)
            {
                return frame.ToJsonString();
            }
        }
    }
}
