using System.Net.WebSockets;
using Tutorial.Demos.Playing;
using Tutorial.Player.Demos;
using Tutorial.Player.Security;
using Tutorial.Player.Sessions;

namespace Tutorial.Player.Routes;

/// <summary>The demonstrations: what there is, what one needs to know of it, and the WebSocket that plays it.</summary>
internal static class DemoRoutes
{
    // Each open demonstration has an engine of some 100 MB; a class needs a few, a loop of reloads would take the machine.
    private const int MostOpen = 12;

    // Own data of 2,000 rows, many times over.
    private const int LongestMegabytes = 1;

    public static void Map(IEndpointRouteBuilder app, PlayerOptions options, EnginePool pool, TimeProvider time, CancellationToken closing)
    {
        var places = new SemaphoreSlim(MostOpen);
        app.MapGet("/api/demos", () => Results.Json(Catalogue.All.Select(about => new { about.Name, about.Title, about.Summary, about.Lessons })));
        app.MapGet("/api/demos/{name}", (string name) => Catalogue.Find(name) is About about ? Results.Json(Describe(about)) : LessonRoutes.Problem(404, "There is no such demonstration."));
        app.Map("/api/demo/{name}", (HttpContext context, string name) => PlayAsync(context, name, places, options, pool, time, closing));
    }

    private static object Describe(About about) => new
    {
        about.Name,
        about.Title,
        about.Summary,
        about.Lessons,
        about.StepIs,
        about.Question,
        about.Settings,
        about.Code,
        File = $"demos/{about.Source}.cs",
    };

    private static async Task PlayAsync(HttpContext context, string name, SemaphoreSlim places, PlayerOptions options, EnginePool pool, TimeProvider time, CancellationToken closing)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Answers.RefuseAsync(context, 400, "This address takes WebSockets only.");
            return;
        }

        if (Catalogue.Find(name) is not About about)
        {
            await Answers.RefuseAsync(context, 404, "There is no such demonstration.");
            return;
        }

        if (!await places.WaitAsync(TimeSpan.Zero, CancellationToken.None))
        {
            await Answers.RefuseAsync(context, 503, $"{MostOpen} demonstrations are open; close one of their pages first.");
            return;
        }

        try
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await new DemoSession(about.Name, pool, options, time).RunAsync(new PageClient(socket, LongestMegabytes), closing);
        }
        finally
        {
            places.Release();
        }
    }
}
