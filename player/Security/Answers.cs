using System.Net;

namespace Tutorial.Player.Security;

/// <summary>The answers to those who may not come in: a sentence for programs, a page for people.</summary>
internal static class Answers
{
    public static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { message });
    }

    /// <summary>No cookie: a person sees what to do, a program a sentence.</summary>
    public static Task AskForLinkAsync(HttpContext context)
    {
        bool person = HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        return person
            ? ExplainAsync(context, "This browser has no key to the lessons yet",
                "Type ./tutorial open in a terminal: it prints a fresh link, which lets this browser in.",
                // A cookie of the strictest kind stays at home when a link on another site is followed; a click here brings it.
                $"<p>You came by a link on another page? <a href=\"{WebUtility.HtmlEncode(context.Request.PathBase + context.Request.Path + context.Request.QueryString)}\">Go on to the lesson</a>.</p>")
            : RefuseAsync(context, 401, "Open the link that ./tutorial open prints; without its cookie this server answers nothing.");
    }

    public static Task ExplainAsync(HttpContext context, string title, string text, string more = "", int status = StatusCodes.Status403Forbidden)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($$"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{title}}</title>
            <style>
              :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
              main { max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; }
              h1 { font-size: 1.5rem; line-height: 1.3; }
            </style></head>
            <body><main><h1>{{title}}</h1><p>{{text}}</p>{{more}}</main></body>
            </html>
            """);
    }
}
