using System.Text;
using System.Threading.Channels;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;
using Tutorial.Player.Sessions;

namespace Tutorial.Player.Demos;

/// <summary>One page that plays one demonstration, in an engine of its own: two pages never disturb each other, and closing the page ends the engine.</summary>
/// <remarks>
/// The engine runs one cell, which asks and asks again: the question is the picture, the answer is where to go next. So nothing is computed
/// that the page has not asked for, and a page that stops asking has stopped the demonstration.
/// </remarks>
internal sealed class DemoSession(string name, EnginePool pool, PlayerOptions options, TimeProvider time)
{
    // A page has one command on its way at a time; more than these come only from a page that is not ours.
    private const int MostWaiting = 16;

    private readonly Channel<string> _commands = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropNewest });

    /// <summary>The cell that an engine runs for a demonstration.</summary>
    public static string Cell(string name) => $$"""
        #r "nuget: Tutorial.Demos"
        var stage = new Tutorial.Demos.Playing.Stage("{{name}}");
        string answer = "";
        while (true)
        {
            answer = stage.Answer(await GetInputAsync(answer));
        }
        """;

    /// <summary>Plays until the page or the server goes away.</summary>
    public async Task RunAsync(PageClient page, CancellationToken closing)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(closing);
        Task playing = PlayAsync(page, gone.Token);
        await page.RunAsync(text => _commands.Writer.TryWrite(text), closing);
        await gone.CancelAsync();
        await playing;
    }

    private async Task PlayAsync(PageClient page, CancellationToken cancel)
    {
        try
        {
            // An engine starts with the first command, and again with the first one after it was parked or has ended.
            while (await _commands.Reader.WaitToReadAsync(cancel))
            {
                Tell(page, "starting", "");
                await using EngineClient engine = await pool.TakeAsync(options.Root);
                (string state, string detail) = await PlayOnAsync(engine, page, cancel);
                Tell(page, state, detail);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed; its engine has ended with it.
        }
        catch (Exception problem) when (problem is EngineDiedException or TimeoutException or FileNotFoundException)
        {
            Tell(page, "ended", problem.Message);
        }
    }

    private async Task<(string State, string Detail)> PlayOnAsync(EngineClient engine, PageClient page, CancellationToken cancel)
    {
        var asked = Channel.CreateUnbounded<Message>();
        Task<Message> running = engine.ExecuteAsync(new ExecuteRequest(Cell(name)) { Silent = true }, message => Hear(message, asked.Writer), cancel);
        _ = running.ContinueWith(_ => asked.Writer.TryComplete(), TaskScheduler.Default);
        Tell(page, "ready", "");
        await foreach (Message question in asked.Reader.ReadAllAsync(cancel))
        {
            if (question.Text("prompt") is { Length: > 0 } picture)
            {
                page.Send(Encoding.UTF8.GetBytes($$"""{"type":"answer","answer":{{picture}}}"""));
            }

            if (await NextCommandAsync(cancel) is not string command)
            {
                return ("parked", $"Nobody has touched this demonstration for {options.ParkAfter.TotalMinutes:0} minutes, so its engine rests; the next step wakes it.");
            }

            await engine.ReplyInputAsync(question, command);
        }

        Message reply = await running;
        return ("ended", reply.Text("evalue") ?? "The demonstration's engine has ended; go one step to start it again.");
    }

    /// <summary>What the page wants next; null when nothing came for as long as an engine may idle.</summary>
    private async Task<string?> NextCommandAsync(CancellationToken cancel)
    {
        try
        {
            // Only a wait may be given up: a read that nobody waits for any more would swallow the command that wakes the engine.
            await _commands.Reader.WaitToReadAsync(cancel).AsTask().WaitAsync(options.ParkAfter, time, cancel);
            return await _commands.Reader.ReadAsync(cancel);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static void Hear(Message message, ChannelWriter<Message> asked)
    {
        if (message.Type == MessageTypes.InputRequest)
        {
            asked.TryWrite(message);
        }
    }

    private static void Tell(PageClient page, string state, string detail) => page.Send(PageMessages.Engine(state, detail));
}
