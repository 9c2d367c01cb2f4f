using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Tutorial.Player.Outputs;

/// <summary>HTML that cells have put out, each under an address nobody can guess.</summary>
internal sealed class FrameStore
{
    private const int Most = 4000;

    private readonly ConcurrentDictionary<string, string> _pages = new();
    private readonly ConcurrentQueue<string> _order = new();

    public string Add(string html)
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _pages[id] = html;
        _order.Enqueue(id);
        while (_order.Count > Most && _order.TryDequeue(out string? oldest))
        {
            _pages.TryRemove(oldest, out _);
        }

        return $"/output/{id}";
    }

    public string? Find(string id) => _pages.GetValueOrDefault(id);
}
