using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Tests.Jupyter;

/// <summary>One conversation with the kernel through jupyter_client, held once for all tests that look at it.</summary>
public sealed class JupyterSession : IAsyncLifetime
{
    private JsonObject _said = [];

    public async ValueTask InitializeAsync()
    {
        using var sandbox = new JupyterSandbox();
        string script = Path.Combine(Fixtures.Kit(), "kernel.Tests", "Jupyter", "session.py");
        _said = JsonNode.Parse(await sandbox.RunAsync(script))!.AsObject();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public JsonNode this[string name] => _said[name]!;

    /// <summary>The messages of one kind that a cell sent.</summary>
    public JsonObject[] Messages(string cell, string type) =>
        [.. _said[cell]!["messages"]!.AsArray().Select(message => message!.AsObject()).Where(message => message["type"]!.ToString() == type)];

    /// <summary>The plain text of a cell's result.</summary>
    public string Result(string cell) => Messages(cell, "execute_result")[0]["data"]!["text/plain"]!.ToString();

    public string Reply(string cell, string field) => _said[cell]!["reply"]![field]!.ToString();
}
