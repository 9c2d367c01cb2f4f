namespace Tutorial.Kernel.Protocol;

/// <summary>The message types of the protocol; <c>kernel/README.md</c> lists the fields of each.</summary>
/// <remarks>Only answers that some code names stand here; the type of any other is <see cref="ReplyTo"/> its request.</remarks>
public static class MessageTypes
{
    /// <summary>Client → engine: who are you, which languages.</summary>
    public const string KernelInfoRequest = "kernel_info_request";

    /// <summary>Client → engine: run a cell.</summary>
    public const string ExecuteRequest = "execute_request";

    /// <summary>Client → engine: what could stand at the cursor.</summary>
    public const string CompleteRequest = "complete_request";

    /// <summary>Client → engine: what is the thing at the cursor.</summary>
    public const string InspectRequest = "inspect_request";

    /// <summary>Client → engine: which parameters does the call around the cursor take.</summary>
    public const string SignatureRequest = "signature_request";

    /// <summary>Client → engine: what is wrong with this code, without running it.</summary>
    public const string DiagnosticsRequest = "diagnostics_request";

    /// <summary>Client → engine: is this code finished or does it want another line.</summary>
    public const string IsCompleteRequest = "is_complete_request";

    /// <summary>Client → engine: the variables and their values.</summary>
    public const string VariablesRequest = "variables_request";

    /// <summary>Client → engine: stop the running cell.</summary>
    public const string InterruptRequest = "interrupt_request";

    /// <summary>Client → engine: end.</summary>
    public const string ShutdownRequest = "shutdown_request";

    /// <summary>Client → engine: what the learner typed after an <see cref="InputRequest"/>.</summary>
    public const string InputReply = "input_reply";

    /// <summary>Engine → client: answer to <see cref="KernelInfoRequest"/>.</summary>
    public const string KernelInfoReply = "kernel_info_reply";

    /// <summary>Engine → client: the cell is done; the last message of a cell but its idle status.</summary>
    public const string ExecuteReply = "execute_reply";

    /// <summary>Engine → client: the stop was heard; the cell's own reply follows when it ends.</summary>
    public const string InterruptReply = "interrupt_reply";

    /// <summary>Engine → client: the cell did not stop; only a restart will end it.</summary>
    public const string InterruptFailed = "interrupt_failed";

    /// <summary>Engine → client: answer to <see cref="ShutdownRequest"/>, the last line of a session.</summary>
    public const string ShutdownReply = "shutdown_reply";

    /// <summary>Engine → client: starting, busy or idle.</summary>
    public const string Status = "status";

    /// <summary>Engine → client: text on stdout or stderr.</summary>
    public const string Stream = "stream";

    /// <summary>Engine → client: a value in one or more forms.</summary>
    public const string DisplayData = "display_data";

    /// <summary>Engine → client: a new value for an earlier display.</summary>
    public const string UpdateDisplayData = "update_display_data";

    /// <summary>Engine → client: the cell wants its output so far removed.</summary>
    public const string ClearOutput = "clear_output";

    /// <summary>Engine → client: the value of the cell's last expression.</summary>
    public const string ExecuteResult = "execute_result";

    /// <summary>Engine → client: what went wrong in the cell, and in which line.</summary>
    public const string Error = "error";

    /// <summary>Engine → client: the cell asks for a line of text.</summary>
    public const string InputRequest = "input_request";

    /// <summary>Engine → client: a line that was no message, or a message the engine does not know.</summary>
    public const string ProtocolError = "protocol_error";

    /// <summary>The type of the answer to a request: <c>complete_reply</c> to a <c>complete_request</c>.</summary>
    public static string ReplyTo(string request) => request.Replace("_request", "_reply", StringComparison.Ordinal);

    /// <summary>Whether a message of this type is the answer that a request waits for.</summary>
    public static bool IsReply(string type) => type.EndsWith("_reply", StringComparison.Ordinal);
}
