using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Engine;

/// <summary>Questions of cells to the learner, one at a time.</summary>
internal sealed class InputDesk(Connection connection)
{
    private TaskCompletionSource<string>? _waiting;

    /// <summary>Asks and gives the answer.</summary>
    /// <exception cref="InvalidOperationException">The client cannot ask.</exception>
    public Task<string> AskAsync(Header? cell, bool allowed, string prompt, bool password)
    {
        if (!allowed)
        {
            throw new InvalidOperationException("This cell asks for input, and nobody is there to answer; run it in the lesson player or in Jupyter.");
        }

        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting = answer;
        connection.Send(Message.Reply(cell, MessageTypes.InputRequest, new() { ["prompt"] = prompt, ["password"] = password }));
        return answer.Task;
    }

    /// <summary>The learner has answered.</summary>
    public void Answer(string value) => Interlocked.Exchange(ref _waiting, null)?.TrySetResult(value);
}
