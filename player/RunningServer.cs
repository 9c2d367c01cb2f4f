using System.Text.Json.Nodes;
using Tutorial.Player.Security;

namespace Tutorial.Player;

/// <summary>A player server that already runs for this checkout.</summary>
public static class RunningServer
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    /// <summary>A fresh one-time link from the server that runs; null when none answers.</summary>
    /// <param name="options">Names the checkout.</param>
    /// <param name="path">Where the link leads.</param>
    public static async Task<string?> AskForLinkAsync(PlayerOptions options, string path)
    {
        if (ServerRecord.Read(options.Work) is not ServerRecord record)
        {
            return null;
        }

        using var client = new HttpClient { Timeout = _patience };
        client.DefaultRequestHeaders.Add(Gate.ControlHeader, record.Secret);
        try
        {
            using HttpResponseMessage response = await client.PostAsJsonAsync($"http://127.0.0.1:{record.Port}{Gate.ControlPrefix}link", new { to = path });
            JsonNode? answer = response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonNode>() : null;
            return answer?["link"]?.GetValue<string>();
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            // The server is gone (its record stayed), or another program has its port now.
            return null;
        }
    }
}
