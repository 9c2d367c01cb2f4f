using System.Text;
using Tutorial.Kernel.Export;
using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Lessons;
using Tutorial.Player.Sessions;

namespace Tutorial.Player.Routes;

/// <summary>Own work as files to take along.</summary>
internal static class ExportRoutes
{
    public static void Map(IEndpointRouteBuilder app, PlayerOptions options, LessonCatalogue catalogue, SessionRegistry sessions) =>
        app.MapGet("/api/export/{slug}.{kind}", async (HttpContext context, string slug, string kind) =>
        {
            if (!catalogue.Exists(slug))
            {
                return LessonRoutes.Problem(404, "There is no such lesson.");
            }

            byte[] bytes = await sessions.Open(slug).BytesAsync();
            context.Response.Headers.CacheControl = "no-store";
            return kind switch
            {
                "ipynb" => Results.File(bytes, "application/x-ipynb+json", $"{slug}.ipynb"),
                "cs" => Results.File(Encoding.UTF8.GetBytes(CSharpExport.ToScript(Notebook.Parse(bytes, slug))), "text/x-csharp", $"{slug}.cs"),
                "html" => Html(Notebook.Parse(bytes, slug), slug, options, catalogue),
                _ => LessonRoutes.Problem(404, "A notebook is saved as .ipynb, .html or .cs."),
            };
        }).AddEndpointFilter(LessonRoutes.TellProblemAsync);

    private static IResult Html(Notebook notebook, string slug, PlayerOptions options, LessonCatalogue catalogue)
    {
        try
        {
            string page = HtmlExport.ToHtml(notebook, catalogue.CopyOf(slug), new PageLibraries(options.NodeModules));
            return Results.File(Encoding.UTF8.GetBytes(page), "text/html", $"{slug}.html");
        }
        catch (FileNotFoundException problem)
        {
            return LessonRoutes.Problem(500, problem.Message);
        }
    }
}
