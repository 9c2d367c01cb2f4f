using System.Net;
using System.Text.Json.Nodes;
using Tutorial.Player.Tests.Support;

namespace Tutorial.Player.Tests.Lessons;

/// <summary>Exercise 01.1 through the page's own requests, checked by the real judge.</summary>
public sealed class ExerciseDeskTests : ServerTests
{
    [Fact]
    public async Task Exercise_WrongThenRight_IsExplainedThenSolvedAndKept()
    {
        JsonNode skeleton = await FirstAsync();
        Assert.Null(skeleton["solution"]);
        string before = skeleton["code"]!.GetValue<string>();

        string wrong = before.Replace("throw new NotImplementedException();", "double s = 0; for (int i = 0; i < w.Length; i++) { s += w[i] + x[i]; } return s;", StringComparison.Ordinal);
        await SaveAsync(before, wrong);
        JsonNode failed = await PostAsync("check", new { });
        Assert.False(failed["passed"]!.GetValue<bool>());
        Assert.NotEmpty(failed["rows"]!.AsArray());

        string right = wrong.Replace("w[i] + x[i]", "w[i] * x[i]", StringComparison.Ordinal);
        await SaveAsync(wrong, right);
        JsonNode passed = await PostAsync("check", new { });
        Assert.True(passed["passed"]!.GetValue<bool>());
        Assert.NotNull(passed["exercise"]!["solution"]);
        Assert.True((await FirstAsync())["passed"]!.GetValue<bool>());
        Assert.Contains(right, await File.ReadAllTextAsync(Path.Combine(Checkout.Work, "01-perceptron", "Exercises.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_DoesNotCompile_CountsTheLinesAsTheCardDoes()
    {
        string before = (await FirstAsync())["code"]!.GetValue<string>();
        string code = before.Replace("throw new NotImplementedException();", "return w[0] * ;", StringComparison.Ordinal);
        await SaveAsync(before, code);
        JsonNode failed = await PostAsync("check", new { });
        int line = 1 + Array.FindIndex(code.Split('\n'), text => text.Contains("* ;", StringComparison.Ordinal));
        Assert.Equal(line, failed["line"]!.GetValue<int>());
        Assert.Equal($"Line {line}: The compiler says: Invalid expression term ';' (CS1525).", failed["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Save_AfterAnotherProgramChangedTheFile_IsRefusedAndChangesNothing()
    {
        string before = (await FirstAsync())["code"]!.GetValue<string>();
        string file = Path.Combine(Checkout.Work, "01-perceptron", "Exercises.cs");
        string theirs = (await File.ReadAllTextAsync(file)).Replace("WeightedSum", "Renamed", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, theirs);
        using HttpResponseMessage answer = await Browser.PostAsync("/api/exercise/01.1/save", new { before, code = "// mine" }, Browser.Origin);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(theirs, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Read_WhereNoCopyCanBeMade_ShowsWhatTheKitShipsAndTheSaveSaysWhy()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has a folder in which nobody may make a file.");
        string folder = Path.Combine(Checkout.Work, "01-perceptron");
        Directory.CreateSymbolicLink(folder, "/sys");
        string before = (await FirstAsync())["code"]!.GetValue<string>();
        Assert.Contains("throw new NotImplementedException();", before, StringComparison.Ordinal);
        using HttpResponseMessage answer = await Browser.PostAsync("/api/exercise/01.1/save", new { before, code = "// mine" }, Browser.Origin);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(
            $"{folder} cannot be written to, so nothing is saved. Your text stays on this page: allow writing there, and it is saved by itself.",
            JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Hint_OpensOneRungAtATime_TheLastOnlyAfterAttempts()
    {
        for (int rung = 1; rung <= 3; rung++)
        {
            JsonNode answer = await PostAsync("hint", new { });
            Assert.Equal(rung, answer["exercise"]!["hints"]!.AsArray().Count);
            Assert.Null(answer["closed"]);
        }

        Assert.StartsWith("The last hint is nearly the code; it opens after 2 attempts", (await PostAsync("hint", new { }))["closed"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/exercise/99.9/check")]
    [InlineData("/api/exercise/..%2f..%2fx/check")]
    public async Task Unknown_IsRefused(string path)
    {
        using HttpResponseMessage answer = await Browser.PostAsync(path, new { }, Browser.Origin);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<JsonNode> FirstAsync() => JsonNode.Parse(await Browser.Client.GetStringAsync("/api/exercises/01-perceptron"))![0]!;

    private async Task SaveAsync(string before, string code) => await PostAsync("save", new { before, code });

    private async Task<JsonNode> PostAsync(string verb, object body)
    {
        using HttpResponseMessage answer = await Browser.PostAsync($"/api/exercise/01.1/{verb}", body, Browser.Origin);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
