using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tutorial.Player.Exercises;
using Tutorial.Player.Lessons;
using Tutorial.Player.Outputs;
using Tutorial.Player.Routes;
using Tutorial.Player.Security;
using Tutorial.Player.Sessions;

namespace Tutorial.Player;

/// <summary>The lesson player's server: loopback only, for whoever holds a link that this server gave out.</summary>
public sealed class PlayerServer : IAsyncDisposable
{
    private const long LargestBody = 32 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly OneTimeTokens _tokens = new();

    private PlayerServer(WebApplication app) => _app = app;

    /// <summary>The port it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">Where its files are and how it behaves.</param>
    /// <param name="configure">Changes to the services, such as another clock in tests.</param>
    /// <exception cref="AddressInUseException">Another program has the port.</exception>
    public static async Task<PlayerServer> StartAsync(PlayerOptions options, Action<IServiceCollection>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = options.Root });
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.AddServerHeader = false;
            Listen(kestrel, options.Port);
        });
        builder.Services.AddSingleton(options).AddSingleton(TimeProvider.System)
            .AddSingleton<LessonCatalogue>().AddSingleton<LessonSearch>().AddSingleton<LessonList>().AddSingleton<ExerciseDesk>()
            .AddSingleton<FrameStore>().AddSingleton<EnginePool>().AddSingleton<SessionRegistry>()
            .AddHostedService(services => services.GetRequiredService<SessionRegistry>());
        configure?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        var server = new PlayerServer(app);
        byte[] key = ServerRecord.KeyIn(options.Work);
        string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var pass = new Lazy<BrowserPass>(() => new BrowserPass(key, server.Port));
        server.Map(options, pass, secret);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        server.Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        // Without the record a second `open` cannot attach; the lessons run all the same, and opening one says why nothing is saved.
        ServerRecord.TryWrite(() => new ServerRecord(server.Port, Environment.ProcessId, secret).Write(options.Work));
        return server;
    }

    /// <summary>A link that lets one browser in, once.</summary>
    /// <param name="path">Where it leads, such as <c>/lesson/01-perceptron</c>.</param>
    public string CreateLink(string path = "/") => $"http://127.0.0.1:{Port}{Gate.StartPath}?token={_tokens.Create()}&to={Uri.EscapeDataString(path)}";

    /// <summary>Completes when the server has been told to end.</summary>
    public Task WaitAsync(CancellationToken cancel) => _app.WaitForShutdownAsync(cancel);

    /// <summary>Ends the server and all engines, and saves what is open.</summary>
    /// <returns>Files whose newest text could not be written; it is still on their pages.</returns>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        await _app.StopAsync();
        return await Service<SessionRegistry>().CloseAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app.DisposeAsync();
    }

    internal T Service<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    // Port 0 in tests: only one address family, since the two would get different ports.
    private static void Listen(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, int port)
    {
        if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenLocalhost(port);
        }
    }

    private void Map(PlayerOptions options, Lazy<BrowserPass> pass, string secret)
    {
        // Pages are let go as soon as the server is told to end; it would wait for them otherwise.
        CancellationToken closing = _app.Lifetime.ApplicationStopping;
        _app.Use(next => context => new Gate(pass.Value, () => Port, secret).InvokeAsync(context, next));
        _app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20) });
        _app.UseRouting();
        var catalogue = Service<LessonCatalogue>();
        var sessions = Service<SessionRegistry>();
        SignInRoutes.Map(_app, _tokens, pass, CreateLink);
        LessonRoutes.Map(_app, options, catalogue, sessions, Service<LessonList>(), Service<LessonSearch>());
        ExerciseRoutes.Map(_app, Service<ExerciseDesk>(), options);
        ExportRoutes.Map(_app, options, catalogue, sessions);
        SessionRoutes.Map(_app, catalogue, sessions, closing);
        DemoRoutes.Map(_app, options, Service<EnginePool>(), Service<TimeProvider>(), closing);
        PageRoutes.Map(_app, options, catalogue, Service<FrameStore>());
    }
}
