using System.Text;
using Tutorial.Kernel.Notebooks;
using Tutorial.Player.Lessons;
using Tutorial.Player.Sessions;

namespace Tutorial.Player.Routes;

/// <summary>Own work as files to take along.</summary>
internal static class ExportRoutes
{
    public static void Map(IEndpointRouteBuilder app, LessonCatalogue catalogue, SessionRegistry sessions) =>
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
                "cs" => Results.File(Encoding.UTF8.GetBytes(AsCode(Notebook.Parse(bytes, slug))), "text/x-csharp", $"{slug}.cs"),
                _ => LessonRoutes.Problem(404, "A notebook is saved as .ipynb, .html or .cs."),
            };
        });

    /// <summary>The cells as one script: C# as it stands, all else as comments.</summary>
    public static string AsCode(Notebook notebook)
    {
        var code = new StringBuilder();
        foreach (Cell cell in notebook.Cells)
        {
            bool isCode = cell.Kind == CellKind.Code && CellLanguage.Of(cell, notebook) == CellLanguage.CSharp;
            foreach (string line in cell.Source.ReplaceLineEndings("\n").Split('\n'))
            {
                code.Append(isCode ? line : $"// {line}".TrimEnd()).Append('\n');
            }

            code.Append('\n');
        }

        return code.ToString();
    }
}
