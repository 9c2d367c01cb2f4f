using System.Text.Json.Nodes;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Player.Sessions;

/// <summary>What a page asks the engine about code that is being typed.</summary>
internal static class CodeQuestion
{
    private const int Longest = 1_000_000;

    /// <summary>The engine's request for a page's question.</summary>
    /// <exception cref="FormatException">A field is missing, the question unknown, or the cell too long.</exception>
    public static Message Read(JsonObject message)
    {
        string code = MessageFields.Text(message, "code");
        if (code.Length > Longest)
        {
            throw new FormatException("The cell is too long to ask about.");
        }

        string type = MessageFields.Text(message, "what") switch
        {
            "complete" => MessageTypes.CompleteRequest,
            "inspect" => MessageTypes.InspectRequest,
            "signature" => MessageTypes.SignatureRequest,
            "diagnostics" => MessageTypes.DiagnosticsRequest,
            string other => throw new FormatException($"There is no question named {other}."),
        };
        return Message.Request(type, new JsonObject
        {
            ["code"] = code,
            ["cursor_pos"] = MessageFields.Number(message, "cursor"),
            ["language"] = MessageFields.Text(message, "language"),
        });
    }
}
