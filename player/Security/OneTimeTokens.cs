using System.Security.Cryptography;
using System.Text;

namespace Tutorial.Player.Security;

/// <summary>The tokens of links: 32 random bytes each, good for one use.</summary>
internal sealed class OneTimeTokens
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _fresh = [];
    private readonly HashSet<string> _used = [];

    /// <summary>How a token was found.</summary>
    public enum Finding
    {
        /// <summary>Fresh until now, and used up by this look.</summary>
        Good,

        /// <summary>It was good once.</summary>
        Used,

        /// <summary>This server never gave it out.</summary>
        Unknown,
    }

    public string Create()
    {
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        lock (_gate)
        {
            _fresh.Add(Hash(token));
        }

        return token;
    }

    public Finding Use(string token)
    {
        // Only hashes are kept and compared, so that the time a look-up takes tells nothing about a token.
        string hash = Hash(token);
        lock (_gate)
        {
            if (_fresh.Remove(hash))
            {
                _used.Add(hash);
                return Finding.Good;
            }

            return _used.Contains(hash) ? Finding.Used : Finding.Unknown;
        }
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
