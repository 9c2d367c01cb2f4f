using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Protocol;
using Tutorial.Kernel.Session;

namespace Tutorial.Kernel.Engine;

/// <summary>Reads requests and sees that each is answered: cells on their thread, questions about code on another.</summary>
internal sealed class NotebookEngine
{
    private readonly Connection _connection;
    private readonly NotebookSession _session = new();
    private readonly CellJob _cells;
    private readonly Answers _answers;
    private readonly BlockingCollection<Action> _questions = [];
    private readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NotebookEngine(Stream messages, Stream? native)
    {
        _connection = new Connection(messages);
        _cells = new CellJob(_connection, native, _session);
        _answers = new Answers(_session);
    }

    /// <summary>Runs until the input ends.</summary>
    public static void Run()
    {
        (Stream requests, Stream messages, Stream? native) = StandardStreams.Take();
        ParentWatch.Start();
        var engine = new NotebookEngine(messages, native);
        engine.Start();
        engine.Read(requests);
        // The client is gone; so is everybody who could want what still runs.
        OutputFolder.Remove();
        StandardStreams.EndGroup();
    }

    private void Start()
    {
        _connection.Send(Message.Reply(null, MessageTypes.Status, new() { ["execution_state"] = "starting" }));
        new Thread(() =>
        {
            foreach (Action question in _questions.GetConsumingEnumerable())
            {
                question();
            }
        })
        { IsBackground = true, Name = "questions" }.Start();
        _cells.Enqueue(() =>
        {
            WarmUp.Run();
            _connection.Send(Message.Reply(null, MessageTypes.Status, new() { ["execution_state"] = "idle" }));
            _warm.SetResult();
        });
    }

    private void Read(Stream requests)
    {
        using var reader = new StreamReader(requests, Encoding.UTF8);
        while (reader.ReadLine() is string line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            Message? message = null;
            try
            {
                message = MessageCodec.Parse(line);
                Take(message);
            }
            catch (ProtocolException problem)
            {
                _connection.Send(Message.Reply(message?.Header, MessageTypes.ProtocolError, new() { ["message"] = problem.Message }));
            }
        }
    }

    private void Take(Message message)
    {
        switch (message.Type)
        {
            case MessageTypes.ExecuteRequest:
                _cells.Enqueue(message);
                break;
            case MessageTypes.KernelInfoRequest:
                _warm.Task.ContinueWith(_ => Reply(message, MessageTypes.KernelInfoReply, Answers.KernelInfo()), TaskScheduler.Default);
                break;
            case MessageTypes.InterruptRequest:
                _cells.Interrupt();
                Reply(message, MessageTypes.InterruptReply, new() { ["status"] = "ok" });
                break;
            case MessageTypes.InputReply:
                _cells.Answer(message.Text("value") ?? throw new ProtocolException("An input_reply needs its value, a text."));
                break;
            case MessageTypes.ShutdownRequest:
                OutputFolder.Remove();
                Reply(message, MessageTypes.ShutdownReply, new() { ["status"] = "ok", ["restart"] = message.Flag("restart") ?? false });
                StandardStreams.EndChildren();
                Environment.Exit(0);
                break;
            default:
                Func<JsonObject> answer = _answers.To(message);
                _questions.Add(() => Reply(message, MessageTypes.ReplyTo(message.Type), Answers.Guarded(answer)));
                break;
        }
    }

    private void Reply(Message request, string type, JsonObject content) => _connection.Send(Message.Reply(request.Header, type, content));
}
