using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Engine;

/// <summary>The way to the client: whole lines, one at a time.</summary>
internal sealed class Connection(Stream stream)
{
    private readonly Lock _writing = new();

    /// <summary>Sends a message; a client that is gone ends the engine.</summary>
    public void Send(Message message)
    {
        byte[] line = MessageCodec.ToLine(message);
        try
        {
            lock (_writing)
            {
                stream.Write(line);
                stream.Flush();
            }
        }
        catch (IOException)
        {
            StandardStreams.EndGroup();
        }
    }
}
