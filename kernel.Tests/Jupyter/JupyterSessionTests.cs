using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Tests.Jupyter;

/// <summary>The session waits until the room's other tests are done: a long proof asks how soon it is back, and ten thousand notebooks beside it would answer.</summary>
[CollectionDefinition(nameof(JupyterSession), DisableParallelization = true)]
public class JupyterSessionAlone : ICollectionFixture<JupyterSession>;

/// <summary>What a Jupyter front end gets from the kernel, on Debian's own Jupyter.</summary>
[Collection(nameof(JupyterSession))]
public class JupyterSessionTests(JupyterSession session)
{
    [Fact]
    public void Execute_Expression_GivesResultAndCount()
    {
        Assert.Equal("42", session.Result("result"));
        Assert.Equal("1", session.Reply("result", "execution_count"));
        Assert.Equal("1", session.Messages("result", "execute_result")[0]["execution_count"]!.ToString());
    }

    [Fact]
    public void Execute_PrintsWhileRunning_StreamsAtOnce()
    {
        JsonObject[] streams = session.Messages("stream", "stream");

        Assert.Equal("first\nsecond\n", string.Concat(streams.Select(message => message["text"]!.ToString())));
        Assert.True(streams[^1]["seconds"]!.GetValue<double>() - streams[0]["seconds"]!.GetValue<double>() > 0.3);
    }

    [Fact]
    public void Execute_UpdatesADisplay_SendsTheUpdate()
    {
        JsonObject first = Assert.Single(session.Messages("update", "display_data"));
        JsonObject update = session.Messages("update", "update_display_data")[^1];

        Assert.Contains("one", first["data"]!["text/plain"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("two", update["data"]!["text/plain"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(first["transient"]!["display_id"]!.ToString(), update["transient"]!["display_id"]!.ToString());
    }

    [Fact]
    public void Execute_UpdatesADisplayOfAnEarlierCell_SendsTheUpdate()
    {
        JsonObject update = Assert.Single(session.Messages("later", "update_display_data"));

        Assert.Contains("three", update["data"]!["text/plain"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(session.Messages("update", "display_data")[0]["transient"]!["display_id"]!.ToString(), update["transient"]!["display_id"]!.ToString());
    }

    [Fact]
    public void Execute_ReadsALine_AsksTheFrontEnd()
    {
        Assert.Single(session["input"]["prompts"]!.AsArray());
        Assert.Equal("Hello Ada", session.Result("input"));
    }

    [Theory]
    [InlineData("error", "line 3")]
    [InlineData("broken", "line 2")]
    public void Execute_Fails_NamesTheLine(string cell, string line)
    {
        JsonObject error = Assert.Single(session.Messages(cell, "error"));

        Assert.Equal("error", session.Reply(cell, "status"));
        Assert.Contains(line, string.Join('\n', error["traceback"]!.AsArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_HtmlCell_IsDisplayed() =>
        Assert.Contains("<b>bold</b>", session["html"]["messages"]![0]!["data"]!["text/html"]!.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("loop")]
    [InlineData("sleep")]
    public void Interrupt_RunningCell_EndsItAndKeepsVariables(string cell)
    {
        Assert.Equal("Interrupted", session.Reply(cell, "ename"));
        Assert.InRange(session[cell]["seconds"]!.GetValue<double>(), 0, 3);
        Assert.Equal("41", session.Result("kept"));
    }

    [Fact]
    public void Complete_AfterAnEmoji_CountsCharactersAsJupyterDoes()
    {
        JsonNode reply = session["complete"];

        Assert.Contains("Length", reply["matches"]!.AsArray().Select(match => match!.ToString()));
        Assert.Equal(4, reply["cursor_start"]!.GetValue<int>());
        Assert.Equal(7, reply["cursor_end"]!.GetValue<int>());
    }

    [Fact]
    public void Inspect_Method_ShowsItsDeclaration()
    {
        Assert.True(session["inspect"]["found"]!.GetValue<bool>());
        Assert.Contains("Abs", session["inspect"]["data"]!["text/plain"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void IsComplete_OpenBlock_WantsMore()
    {
        Assert.Equal("incomplete", session["unfinished"]["status"]!.ToString());
        Assert.Equal("complete", session["finished"]["status"]!.ToString());
    }

    [Theory]
    [InlineData("exit", "The session ended with exit code 3 and has restarted, its variables are gone; run the cells above again.")]
    [InlineData("overflow", "The stack is full: a function called itself without an end. The session has restarted, its variables are gone; run the cells above again.")]
    [InlineData("failfast", "The session crashed: no way on. It has restarted, its variables are gone; run the cells above again.")]
    [InlineData("thread", "The session crashed: System.Exception: alone. It has restarted, its variables are gone; run the cells above again.")]
    public void Execute_CodeEndsTheEngine_SaysSoAndANewOneRuns(string end, string sentence)
    {
        Assert.Equal(sentence, session.Reply(end, "evalue"));
        Assert.Equal(sentence, Assert.Single(session.Messages(end, "error"))["evalue"]!.ToString());
        Assert.Equal("4", session.Result(end + " after"));
        Assert.Equal("ok", session.Reply(end + " after", "status"));
        // From the word that it ended to the next cell's result, so with that cell's own time.
        double seconds = session[end + " after"]["seconds"]!.GetValue<double>();
        if (Engine.EngineFixture.Prove)
        {
            Findings.Report(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Jupyter after {end}: a new session gave its first result within {seconds * 1000:F0} ms"));
        }

        Assert.True(!Engine.EngineFixture.Prove || seconds < 1.5, $"The first result after {end} took {seconds:F2} s.");
    }

    [Fact]
    public void Restart_Kernel_ForgetsVariables() =>
        Assert.Contains("gone", Assert.Single(session.Messages("restarted", "error"))["evalue"]!.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("shutdown")]
    [InlineData("orphan")]
    public void End_OfTheKernelInAnyWay_EndsTheEngine(string way) => Assert.InRange(session[way].GetValue<double>(), 0, 10);
}
