using System.Net.WebSockets;
using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Lessons;
using Tutorial.Player.Security;
using Tutorial.Player.Sessions;
using Tutorial.Player.Work;

namespace Tutorial.Player.Routes;

/// <summary>The WebSocket between a page and a notebook's session.</summary>
internal static class SessionRoutes
{
    public static void Map(IEndpointRouteBuilder app, LessonCatalogue catalogue, SessionRegistry sessions, CancellationToken closing) =>
        app.Map("/api/session/{slug}", async (HttpContext context, string slug) =>
        {
            if (!context.WebSockets.IsWebSocketRequest)
            {
                await Answers.RefuseAsync(context, 400, "This address takes WebSockets only.");
                return;
            }

            if (!catalogue.Exists(slug))
            {
                await Answers.RefuseAsync(context, 404, "There is no such lesson.");
                return;
            }

            NotebookSession session;
            try
            {
                session = sessions.Open(slug);
            }
            catch (Exception problem) when (problem is NotebookFormatException or WorkProblem)
            {
                // A page can read no answer to a refused WebSocket, so the sentence goes through an opened one.
                using WebSocket refused = await context.WebSockets.AcceptWebSocketAsync();
                var page = new PageClient(refused);
                page.Send(PageMessages.Trouble("file", problem.Message));
                await page.RunAsync(_ => { }, closing);
                return;
            }

            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await session.AttachAsync(new PageClient(socket), closing);
        });
}
