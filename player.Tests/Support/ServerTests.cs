namespace Tutorial.Player.Tests.Support;

/// <summary>Tests against a real server on a checkout of their own, through a browser that is signed in.</summary>
public abstract class ServerTests : IAsyncLifetime
{
    private protected Checkout Checkout { get; } = new();

    private protected PlayerServer Server { get; private set; } = null!;

    private protected Browser Browser { get; private set; } = null!;

    /// <summary>How the server is started.</summary>
    private protected virtual PlayerOptions Options => Checkout.Options;

    public async ValueTask InitializeAsync()
    {
        Server = await PlayerServer.StartAsync(Options);
        Browser = await Browser.SignedInAsync(Server);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Server.DisposeAsync();
        Checkout.Dispose();
        GC.SuppressFinalize(this);
    }
}
