using System.Security.Cryptography;
using System.Text;

namespace Tutorial.Player.Security;

/// <summary>The cookie that a used link leaves in the browser: a random name signed with a key of this checkout.</summary>
/// <remarks>The key outlives the server, so that a page that was open when the server died goes on with the next one.</remarks>
internal sealed class BrowserPass(byte[] key, int port)
{
    /// <summary>Cookies do not know ports: the port is in the name, so that two servers do not sign each other's pages out.</summary>
    public string CookieName { get; } = $"tutorial-{port}";

    public static CookieOptions CookieOptions => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(30),
    };

    public string Create()
    {
        string name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return $"{name}.{Sign(name)}";
    }

    public bool IsValid(string? cookie)
    {
        string[] parts = cookie?.Split('.') ?? [];
        return parts.Length == 2
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(parts[0])), Encoding.ASCII.GetBytes(parts[1]));
    }

    private string Sign(string name) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{CookieName}:{name}")));
}
