using Microsoft.AspNetCore.StaticFiles;
using Tutorial.Demos.Playing;
using Tutorial.Player.Lessons;
using Tutorial.Player.Outputs;
using Tutorial.Player.Security;

namespace Tutorial.Player.Routes;

/// <summary>The page itself, its files, pictures of notebooks, and HTML outputs.</summary>
internal static class PageRoutes
{
    private static readonly FileExtensionContentTypeProvider _types = new();
    private static readonly string[] _pictures = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"];

    public static void Map(IEndpointRouteBuilder app, PlayerOptions options, LessonCatalogue catalogue, FrameStore frames)
    {
        app.MapGet("/", context => PageAsync(context, options));
        app.MapGet("/search", context => PageAsync(context, options));
        app.MapGet("/demos", context => PageAsync(context, options));
        app.MapGet("/demo/{name}", (HttpContext context, string name) =>
            Catalogue.Find(name) is not null ? PageAsync(context, options) : MissingAsync(context, "There is no such demonstration", "The list of demonstrations shows all there are."));
        app.MapGet("/lesson/{slug}", (HttpContext context, string slug) =>
            catalogue.Exists(slug) ? PageAsync(context, options) : MissingAsync(context, "There is no such lesson", "The list of lessons shows all there are."));
        app.MapGet("/icon.svg", context => StaticAsync(context, options.PageFolder, "icon.svg", forEver: false));
        app.MapGet("/assets/{**path}", (HttpContext context, string path) => StaticAsync(context, Path.Combine(options.PageFolder, "assets"), path, forEver: true));
        app.MapGet("/files/{slug}/{**path}", (HttpContext context, string slug, string path) => PictureAsync(context, slug, path, options));
        app.MapGet("/output/{id}", (HttpContext context, string id, string? theme, string? large) => OutputAsync(context, frames.Find(id), theme, large == "yes"));
        app.MapFallback(context => MissingAsync(context, "There is nothing at this address", "The list of lessons shows all there is."));
    }

    private static async Task PageAsync(HttpContext context, PlayerOptions options)
    {
        string path = Path.Combine(options.PageFolder, "index.html");
        if (!File.Exists(path))
        {
            await Answers.ExplainAsync(context, "The page has not been built", "Start the kit with ./tutorial, which builds it, or run npm ci and npm run build in player/web.");
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.SendFileAsync(path);
    }

    private static async Task StaticAsync(HttpContext context, string folder, string path, bool forEver)
    {
        if (ConfinedPath.Find(folder, path) is not string file || !_types.TryGetContentType(file, out string? type))
        {
            await Answers.RefuseAsync(context, 404, "There is no such file.");
            return;
        }

        context.Response.ContentType = type;
        // Names of assets carry a hash of their content: they never change.
        context.Response.Headers.CacheControl = forEver ? "private, max-age=31536000, immutable" : "no-cache";
        await context.Response.SendFileAsync(file);
    }

    // Pictures beside a notebook: in the learner's folder first, then the kit's. Everything else in these folders is nobody's business here.
    private static async Task PictureAsync(HttpContext context, string slug, string path, PlayerOptions options)
    {
        string? file = !Slug.IsValid(slug) || !_pictures.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            ? null
            : ConfinedPath.Find(Path.Combine(options.Work, slug), path) ?? ConfinedPath.Find(options.Notebooks, path)
                ?? ConfinedPath.Find(Path.Combine(options.Root, "lessons", slug), path);
        if (file is null || !_types.TryGetContentType(file, out string? type))
        {
            await Answers.RefuseAsync(context, 404, "There is no such picture.");
            return;
        }

        ContentPolicy.Apply(context.Response, ContentPolicy.File);
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.SendFileAsync(file);
    }

    private static async Task OutputAsync(HttpContext context, string? html, string? theme, bool large)
    {
        if (html is null)
        {
            await Answers.RefuseAsync(context, 404, "This output is gone; run its cell again.");
            return;
        }

        ContentPolicy.Apply(context.Response, ContentPolicy.Output);
        context.Response.Headers.Remove("X-Frame-Options");
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(FramePage.Html(html, theme, large));
    }

    private static Task MissingAsync(HttpContext context, string title, string text) =>
        Answers.ExplainAsync(context, title, text, "<p><a href=\"/\">All lessons</a></p>", StatusCodes.Status404NotFound);
}
