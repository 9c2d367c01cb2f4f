using Microsoft.Extensions.Primitives;

namespace Tutorial.Player.Security;

/// <summary>Stands before every route: who is asked (Host), who asks (Origin), and by which right (cookie).</summary>
internal sealed class Gate(BrowserPass pass, Func<int> port, string controlSecret)
{
    /// <summary>Routes of the command line, which shows a secret from a file that only this user can read.</summary>
    public const string ControlPrefix = "/control/";

    /// <summary>Where links with a token lead.</summary>
    public const string StartPath = "/start";

    public const string ControlHeader = "X-Tutorial-Control";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ContentPolicy.Apply(context.Response, ContentPolicy.Page);
        HttpRequest request = context.Request;
        if (!IsOurHost(request.Host.Value))
        {
            // A name that was bound to 127.0.0.1 by someone else's name server ends here.
            await Answers.RefuseAsync(context, 403, "This server answers only to 127.0.0.1, localhost and [::1].");
        }
        else if (request.Path.StartsWithSegments(ControlPrefix.TrimEnd('/'), StringComparison.Ordinal))
        {
            await (IsControl(request) ? next(context) : Answers.RefuseAsync(context, 403, "This address is for the command line of the kit only."));
        }
        else if (NeedsOrigin(request) && !IsOurOrigin(request))
        {
            await Answers.RefuseAsync(context, 403, "This request comes from another site, or does not say from where.");
        }
        else if (request.Path == StartPath || pass.IsValid(request.Cookies[pass.CookieName]))
        {
            await next(context);
        }
        else
        {
            await Answers.AskForLinkAsync(context);
        }
    }

    private static bool NeedsOrigin(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.HttpContext.WebSockets.IsWebSocketRequest
        || request.Headers.Upgrade.Count > 0;

    private bool IsOurHost(string? host) => host is not null && Hosts().Contains(host, StringComparer.OrdinalIgnoreCase);

    // The page's own origin, and not merely one of the three names: "localhost" has no business with "127.0.0.1".
    private static bool IsOurOrigin(HttpRequest request)
    {
        StringValues origin = request.Headers.Origin;
        return origin.Count == 1 && string.Equals(origin[0], $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }

    private bool IsControl(HttpRequest request) =>
        request.Headers.Origin.Count == 0
        && request.Headers[ControlHeader] is { Count: 1 } given
        && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(given[0] ?? ""), System.Text.Encoding.UTF8.GetBytes(controlSecret));

    private IEnumerable<string> Hosts() => [$"127.0.0.1:{port()}", $"localhost:{port()}", $"[::1]:{port()}"];
}
