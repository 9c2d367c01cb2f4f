namespace Tutorial.Player.Security;

/// <summary>What browsers are told about each kind of answer.</summary>
internal static class ContentPolicy
{
    /// <summary>The page: its own scripts only. KaTeX and mermaid need inline styles.</summary>
    public const string Page =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>An HTML output: scripts run in an origin of their own, without network and without this page.</summary>
    public const string Output =
        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    /// <summary>Pictures and files of a notebook: nothing in them acts.</summary>
    public const string File = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    public static void Apply(HttpResponse response, string policy)
    {
        IHeaderDictionary headers = response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (policy != Output)
        {
            headers.XFrameOptions = "DENY";
        }
    }
}
