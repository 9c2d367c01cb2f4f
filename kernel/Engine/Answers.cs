using System.Text.Json.Nodes;
using Tutorial.Kernel.CSharp.Assistance;
using Tutorial.Kernel.FSharp;
using Tutorial.Kernel.Languages;
using Tutorial.Kernel.Protocol;
using Tutorial.Kernel.Session;

namespace Tutorial.Kernel.Engine;

/// <summary>Questions about code and variables; none of them runs code.</summary>
internal sealed class Answers(NotebookSession session)
{
    private readonly CSharpAssistance _csharp = new(session.CSharp);

    /// <summary>How to answer a request; the answer is worked out later, on another thread.</summary>
    /// <exception cref="ProtocolException">The request is unknown or lacks a field.</exception>
    public Func<JsonObject> To(Message message)
    {
        switch (message.Type)
        {
            case MessageTypes.VariablesRequest:
                string? name = message.Text("name");
                return () => VariableAnswers.List(session, name);
            case MessageTypes.DiagnosticsRequest:
                string code = Code(message);
                return () => Diagnose(code, Language(message));
            case MessageTypes.IsCompleteRequest:
                string text = Code(message);
                return () => IsComplete(text, Language(message));
            case MessageTypes.CompleteRequest:
                int cursor = Cursor(message, Code(message));
                return AtCursor(message, _csharp.Complete, fsharp => fsharp.Complete, () => Replies.Completion([], "", cursor, cursor));
            case MessageTypes.InspectRequest:
                return AtCursor(message, _csharp.Inspect, fsharp => fsharp.Inspect, Replies.NothingFound);
            case MessageTypes.SignatureRequest:
                return AtCursor(message, _csharp.Signatures, null, () => new() { ["status"] = "ok", ["signatures"] = new JsonArray(), ["active_signature"] = 0, ["active_parameter"] = 0 });
            default:
                throw new ProtocolException($"The engine knows no request {message.Type}.");
        }
    }

    /// <summary>An answer that cannot be found becomes an error of its own; the engine goes on.</summary>
    public static JsonObject Guarded(Func<JsonObject> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception problem)
        {
            return new() { ["status"] = "error", ["ename"] = problem.GetType().Name, ["evalue"] = problem.Message };
        }
    }

    /// <summary>Who the engine is.</summary>
    public static JsonObject KernelInfo() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = "5.3",
        ["implementation"] = "Tutorial.Kernel",
        ["implementation_version"] = typeof(Answers).Assembly.GetName().Version!.ToString(3),
        ["banner"] = "Notebook engine for C# and F#",
        ["languages"] = new JsonArray("csharp", "fsharp", "html", "javascript", "mermaid", "markdown"),
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
        },
    };

    private Func<JsonObject> AtCursor(
        Message message, Func<string, int, JsonObject> inCSharp, Func<FSharpAssistance, Func<string, int, JsonObject>>? inFSharp, Func<JsonObject> nothing)
    {
        string code = Code(message);
        int cursor = Cursor(message, code);
        return () => Segment.Split(code, Language(message)).FirstOrDefault(segment => segment.Start <= cursor && cursor <= segment.End) switch
        {
            { Language: "csharp" } segment => inCSharp(Directive.Extract(segment.Code).Code, cursor),
            // A question alone does not load the language: that takes seconds and 200 MB.
            { Language: "fsharp" } segment when inFSharp is not null && session.LoadedFSharp is FSharpLanguage fsharp => inFSharp(fsharp.Assistance)(Directive.Extract(segment.Code).Code, cursor),
            _ => nothing(),
        };
    }

    private static int Cursor(Message message, string code) =>
        message.Number("cursor_pos") is int position and >= 0 && position <= code.Length
            ? position
            : throw new ProtocolException($"cursor_pos must be from 0 to the length of the code, {code.Length}.");

    private JsonObject Diagnose(string code, string language)
    {
        var faults = new List<Fault>();
        foreach (Segment segment in Segment.Split(code, language))
        {
            string text = Directive.Extract(segment.Code).Code;
            faults.AddRange(segment.Language switch
            {
                "csharp" => _csharp.Diagnose(text),
                "fsharp" when session.LoadedFSharp is FSharpLanguage fsharp => fsharp.Diagnose(text),
                _ => [],
            });
        }

        return new()
        {
            ["status"] = "ok",
            ["diagnostics"] = new JsonArray([.. faults.Select(fault => new JsonObject
            {
                ["severity"] = fault.Severity,
                ["code"] = fault.Code,
                ["message"] = fault.Message,
                ["start"] = fault.Start,
                ["end"] = fault.End,
                ["line"] = fault.Line,
                ["column"] = fault.Column,
            })]),
        };
    }

    private static JsonObject IsComplete(string code, string language)
    {
        Segment? last = Segment.Split(code, language).LastOrDefault();
        string status = last is { Language: "csharp" } ? CSharpAssistance.IsComplete(Directive.Extract(last.Code).Code) : "complete";
        return status == "incomplete" ? new() { ["status"] = status, ["indent"] = "    " } : new() { ["status"] = status };
    }

    private static string Code(Message message) => message.Text("code") ?? throw new ProtocolException($"A {message.Type} needs its code, a text.");

    private static string Language(Message message) => message.Text("language") ?? "csharp";
}
