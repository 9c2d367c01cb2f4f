using System.Text;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

public class ProtocolFuzzTests
{
    private static readonly string[] _lines =
    [
        """{"header":{"msg_id":"a1","msg_type":"execute_request"},"parent_header":{},"metadata":{},"content":{"code":"1 + 1","cell":3,"time_limit":2.5}}""",
        """{"header":{"msg_id":"a2","msg_type":"complete_request"},"parent_header":{},"metadata":{},"content":{"code":"Console.Wri","cursor_pos":11}}""",
        """{"header":{"msg_id":"a3","msg_type":"inspect_request"},"parent_header":{},"metadata":{},"content":{"code":"Math.Sqrt(1)","cursor_pos":6}}""",
        """{"header":{"msg_id":"a4","msg_type":"diagnostics_request"},"parent_header":{},"metadata":{},"content":{"code":"int q = 1;"}}""",
        """{"header":{"msg_id":"a5","msg_type":"variables_request"},"parent_header":{},"metadata":{},"content":{"name":"x"}}""",
        """{"header":{"msg_id":"a6","msg_type":"input_reply"},"parent_header":{},"metadata":{},"content":{"value":"text"}}""",
        """{"header":{"msg_id":"a7","msg_type":"interrupt_request"},"parent_header":{},"metadata":{},"content":{}}""",
    ];

    [Fact]
    public async Task Send_MutatedLines_AreAnsweredAndTheEngineLives()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("TUTORIAL_SEED"), out int given) ? given : Random.Shared.Next();
        int count = EngineFixture.Prove ? 10_000 : 1_000;
        var random = new Random(seed);
        await using EngineProcess engine = EngineProcess.Start();
        Task<int> counting = CountErrorsAsync(engine);
        for (int line = 0; line < count; line++)
        {
            Assert.True(await engine.SendLineAsync(Mutate(random, _lines[line % _lines.Length])), $"The engine was gone at line {line} of seed {seed}.");
        }

        await engine.SendAsync(new Message(new Header("last", MessageTypes.KernelInfoRequest), null, [], []));
        int errors = await counting.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(errors > count / 4, $"Only {errors} of {count} lines of seed {seed} were answered by an error.");
        Assert.False(engine.Exited.IsCompleted);
        if (EngineFixture.Prove)
        {
            Findings.Report($"protocol: {count} mutated lines of seed {seed}, {errors} answered by an error, the engine lives");
        }
    }

    [Fact]
    public async Task Send_RequestNobodyKnows_IsAnsweredByItsName()
    {
        await using EngineClient client = await EngineClient.StartAsync();
        Message reply = await client.RequestAsync(Message.Request("dance_request"));
        Assert.Equal(MessageTypes.ProtocolError, reply.Type);
        Assert.Equal("The engine knows no request dance_request.", reply.Text("message"));
    }

    private static async Task<int> CountErrorsAsync(EngineProcess engine)
    {
        int errors = 0;
        await foreach (Message message in engine.ReadAllAsync())
        {
            errors += message.Type == MessageTypes.ProtocolError || message.Text("status") == "error" ? 1 : 0;
            if (message.Parent?.Id == "last")
            {
                return errors;
            }
        }

        throw new InvalidOperationException("The engine has ended.");
    }

    // Turns a bit, drops, doubles or swaps bytes: most lines stay nearly right, which is where parsers fail.
    private static byte[] Mutate(Random random, string line)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(line)];
        for (int change = random.Next(1, 4); change > 0 && bytes.Count > 1; change--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }
}
