using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Tutorial.Player.Sessions;

/// <summary>One page on one session: a WebSocket with its line of waiting messages.</summary>
/// <param name="socket">The connection.</param>
/// <param name="longestMegabytes">The longest message taken from the page; by default enough for a large notebook's text.</param>
internal sealed class PageClient(WebSocket socket, int longestMegabytes = 16)
{
    private readonly int _longest = longestMegabytes * 1024 * 1024;

    // A page that reads nothing for this many messages is let go; it connects again and gets the whole state.
    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(4096) { SingleReader = true });

    public void Send(JsonObject message) => Send(JsonSerializer.SerializeToUtf8Bytes(message));

    /// <summary>Sends a message that is JSON already.</summary>
    public void Send(byte[] message)
    {
        if (!_waiting.Writer.TryWrite(message))
        {
            _waiting.Writer.TryComplete();
        }
    }

    /// <summary>Sends what waits and hands on what comes, until the page or the server goes away.</summary>
    public async Task RunAsync(Action<string> receive, CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task sending = SendWaitingAsync(ended.Token);
        try
        {
            await ReceiveAsync(receive, ended.Token);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException)
        {
            // The page was closed or the network cut it off: the session goes on without it.
        }
        finally
        {
            _waiting.Writer.TryComplete();
            await ended.CancelAsync();
            await sending;
        }
    }

    private async Task ReceiveAsync(Action<string> receive, CancellationToken cancel)
    {
        byte[] buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        while (socket.State == WebSocketState.Open)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancel);
                return;
            }

            if (part.MessageType == WebSocketMessageType.Binary || message.Length + part.Count > _longest)
            {
                WebSocketCloseStatus why = part.MessageType == WebSocketMessageType.Binary ? WebSocketCloseStatus.InvalidMessageType : WebSocketCloseStatus.MessageTooBig;
                await socket.CloseAsync(why, $"Only text of at most {longestMegabytes} MB is taken.", cancel);
                return;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                receive(System.Text.Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length));
                message.SetLength(0);
            }
        }
    }

    private async Task SendWaitingAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (byte[] message in _waiting.Reader.ReadAllAsync(cancel))
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancel);
            }

            if (socket.State == WebSocketState.Open)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.InternalServerError, "Too much waits to be sent.", cancel);
            }
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other half of the connection ends for the same reason and says so to the session.
        }
    }
}
