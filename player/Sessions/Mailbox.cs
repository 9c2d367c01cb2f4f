using System.Threading.Channels;

namespace Tutorial.Player.Sessions;

/// <summary>Does what it is sent one thing after another, so that a session's state has one owner and needs no locks.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private readonly Channel<Action> _actions = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Action<Exception> _onProblem;
    private readonly Task _working;

    public Mailbox(Action<Exception> onProblem)
    {
        _onProblem = onProblem;
        _working = Task.Run(WorkAsync);
    }

    /// <summary>Sends an action; false when the mailbox has ended and the action will not be done.</summary>
    public bool Post(Action action) => _actions.Writer.TryWrite(action);

    public async Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        bool taken = _actions.Writer.TryWrite(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception problem)
            {
                // Belongs to who asked, not to the mailbox.
                answer.SetException(problem);
            }
        });
        return taken ? await answer.Task : throw new ObjectDisposedException(nameof(Mailbox));
    }

    public async ValueTask DisposeAsync()
    {
        _actions.Writer.TryComplete();
        await _working;
    }

    private async Task WorkAsync()
    {
        await foreach (Action action in _actions.Reader.ReadAllAsync())
        {
            try
            {
                action();
            }
            catch (Exception problem)
            {
                // One bad message must not end the session; whoever owns the mailbox tells the page.
                _onProblem(problem);
            }
        }
    }
}
