using System.Text;
using Tutorial.Kernel.Notebooks;
using Tutorial.Lessons.Working;
using Tutorial.Player.Lessons;
using Tutorial.Player.Security;
using Tutorial.Player.Sessions;
using Tutorial.Player.Work;

namespace Tutorial.Player.Routes;

/// <summary>The list, the search, and what is done to a whole lesson.</summary>
internal static class LessonRoutes
{
    public static void Map(IEndpointRouteBuilder app, PlayerOptions options, LessonCatalogue catalogue, SessionRegistry sessions, LessonList list, LessonSearch search)
    {
        app.MapGet("/api/lessons", () => List(list));
        app.MapGet("/api/search", (string? q) => Results.Json(search.Find(q ?? "")));
        app.MapPost("/api/open", (OpenRequest request) => Open(request, options, catalogue));

        RouteGroupBuilder lesson = app.MapGroup("/api/lessons/{slug}");
        lesson.AddEndpointFilter(async (context, next) =>
            catalogue.Exists(context.HttpContext.GetRouteValue("slug") as string ?? "") ? await next(context) : Problem(404, "There is no such lesson."));
        lesson.AddEndpointFilter(TellProblemAsync);
        lesson.MapGet("/versions", (string slug) => Results.Json(Versions(slug, options).List()));
        lesson.MapPost("/versions/restore", (string slug, RestoreRequest request) =>
            Versions(slug, options).Read(request.Name ?? "") is byte[] bytes
                ? ReplaceAsync(slug, bytes, "restore", sessions)
                : Task.FromResult(Problem(404, "There is no such version.")));
        lesson.MapPost("/reset", (string slug) => catalogue.OriginalOf(slug) is string original
            ? ReplaceAsync(slug, File.ReadAllBytes(original), "reset", sessions)
            : Task.FromResult(Problem(400, "This notebook is your own; there is no original to go back to.")));
        lesson.MapPost("/import", (string slug, OpenRequest request) => ReplaceAsync(slug, Encoding.UTF8.GetBytes(request.Text ?? ""), "import", sessions));
    }

    public static IResult Problem(int status, string message) => Results.Json(new { message }, statusCode: status);

    /// <summary>Answers what is wrong with a notebook's file in a sentence.</summary>
    public static async ValueTask<object?> TellProblemAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception problem) when (problem is NotebookFormatException or WorkProblem)
        {
            return Problem(400, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Problem(500, WorkProblem.Reading("A file of this lesson", problem).Message);
        }
    }

    private static IResult List(LessonList list)
    {
        try
        {
            return Results.Json(list.Read());
        }
        catch (InvalidDataException problem)
        {
            return Problem(500, problem.Message);
        }
    }

    private static VersionStore Versions(string slug, PlayerOptions options) => new(Path.Combine(options.Work, slug));

    private static async Task<IResult> ReplaceAsync(string slug, byte[] bytes, string reason, SessionRegistry sessions)
    {
        await sessions.ReplaceAsync(slug, CellIdentity.Read(bytes, $"{slug}.ipynb"), reason);
        return Results.Json(new { slug });
    }

    // A notebook from the disk becomes a copy in work/: the file itself is never changed, and no path travels.
    private static IResult Open(OpenRequest request, PlayerOptions options, LessonCatalogue catalogue)
    {
        try
        {
            Notebook notebook = CellIdentity.Read(Encoding.UTF8.GetBytes(request.Text ?? ""), request.Name ?? "the file");
            string slug = FreeSlug(Slug.From(request.Name ?? ""), catalogue);
            AtomicFile.Write(catalogue.CopyOf(slug), notebook.ToBytes());
            return Results.Json(new { slug });
        }
        catch (NotebookFormatException problem)
        {
            return Problem(400, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Problem(500, WorkProblem.Writing(options.Work, problem).Message);
        }
    }

    private static string FreeSlug(string wanted, LessonCatalogue catalogue)
    {
        string slug = wanted;
        for (int copy = 2; catalogue.Exists(slug); copy++)
        {
            slug = $"{wanted}-{copy}";
        }

        return slug;
    }

    internal sealed record OpenRequest(string? Name, string? Text);

    internal sealed record RestoreRequest(string? Name);
}
