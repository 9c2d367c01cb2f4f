using Tutorial.Player.Security;

namespace Tutorial.Player.Routes;

/// <summary>The way in: a link with a token, used once, leaves a cookie.</summary>
internal static class SignInRoutes
{
    public static void Map(IEndpointRouteBuilder app, OneTimeTokens tokens, Lazy<BrowserPass> pass, Func<string, string> freshLink)
    {
        app.MapGet(Gate.StartPath, async (HttpContext context, string? token, string? to) =>
        {
            string target = IsLocal(to) ? to! : "/";
            context.Response.Headers.CacheControl = "no-store";
            switch (tokens.Use(token ?? ""))
            {
                case OneTimeTokens.Finding.Good:
                    context.Response.Cookies.Append(pass.Value.CookieName, pass.Value.Create(), BrowserPass.CookieOptions);
                    // Only a page's answer can be followed by a request that carries a strict cookie, wherever the link was clicked.
                    context.Response.StatusCode = StatusCodes.Status303SeeOther;
                    context.Response.Headers.Location = target;
                    break;
                case OneTimeTokens.Finding.Used when pass.Value.IsValid(context.Request.Cookies[pass.Value.CookieName]):
                    // Clicked twice in the same browser, which is in already.
                    context.Response.StatusCode = StatusCodes.Status303SeeOther;
                    context.Response.Headers.Location = target;
                    break;
                case OneTimeTokens.Finding.Used:
                    await Answers.ExplainAsync(context, "This link has been used already",
                        "Each link works once, so that nobody else can use it after you. Type ./tutorial open in a terminal for a fresh one; the browser that used this link needs none.");
                    break;
                default:
                    await Answers.ExplainAsync(context, "This link is not from the server that runs now",
                        "Perhaps the server was started again since. Type ./tutorial open in a terminal for a fresh link.");
                    break;
            }
        });
        app.MapPost($"{Gate.ControlPrefix}link", (LinkRequest request) => Results.Json(new { link = freshLink(IsLocal(request.To) ? request.To! : "/") }));
    }

    /// <summary>A path of this server and nothing else: "//host" and "/\host" lead away.</summary>
    private static bool IsLocal(string? path) =>
        path is { Length: > 0 and < 2000 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);

    internal sealed record LinkRequest(string? To);
}
