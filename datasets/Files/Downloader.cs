using System.Net;
using System.Net.Http.Headers;

namespace Tutorial.Datasets.Files;

/// <summary>Downloads into a <c>.part</c> file and goes on where an earlier attempt stopped.</summary>
/// <param name="network">Where requests go; tests put their own site here.</param>
internal sealed class Downloader(HttpMessageHandler network)
{
    // A source that sends nothing for this long is not coming back.
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(30);

    /// <summary>The network as the machine has it; whoever is offline is told so within seconds.</summary>
    public static HttpMessageHandler Network => new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) };

    /// <summary>Downloads a file.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="part">Where to; kept when the connection breaks, so that the next attempt goes on.</param>
    /// <param name="progress">Told the part done, 0 to 1, where the source says how long the file is.</param>
    /// <param name="cancellation">Stops, keeping what has come so far.</param>
    /// <exception cref="HttpRequestException">The source could not be reached, refused, or broke off.</exception>
    /// <exception cref="DataFileException">What came could not be written; the part is removed.</exception>
    public void Download(Uri source, string part, IProgress<double>? progress, CancellationToken cancellation)
    {
        using HttpClient client = new(network, disposeHandler: false);
        long have = File.Exists(part) ? new FileInfo(part).Length : 0;
        using HttpResponseMessage response = Ask(client, source, have, cancellation);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // The part is longer than the file: it belongs to something else.
            File.Delete(part);
            Download(source, part, progress, cancellation);
            return;
        }

        response.EnsureSuccessStatusCode();
        bool continues = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
        long start = continues ? have : 0, total = start + (response.Content.Headers.ContentLength ?? 0);
        using Stream from = response.Content.ReadAsStream(cancellation);
        using Stream to = Writing(part, () => new FileStream(part, continues ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1));
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = Read(from, buffer, cancellation)) > 0;)
        {
            Writing(part, () =>
            {
                to.Write(buffer, 0, read);
                return 0;
            }, to);
            start += read;
            progress?.Report(total > 0 ? Math.Min(1, (double)start / total) : 0);
        }

        if (start < total)
        {
            throw new HttpRequestException($"the connection broke off after {start} of {total} bytes");
        }
    }

    private static HttpResponseMessage Ask(HttpClient client, Uri source, long have, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, source);
        // The bytes as they are: a hash and a place to go on from mean nothing after a transport's own compression.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (have > 0)
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
        }

        return client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private static int Read(Stream from, byte[] buffer, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Stall);
        try
        {
            return from.ReadAsync(buffer, limit.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException($"nothing came for {Stall.TotalSeconds:0} seconds");
        }
        catch (IOException failure)
        {
            throw new HttpRequestException(failure.Message, failure);
        }
    }

    // A full disk leaves a useless part behind that would keep it full; it goes.
    private static T Writing<T>(string part, Func<T> write, Stream? open = null)
    {
        try
        {
            return write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            open?.Dispose();
            File.Delete(part);
            throw new DataFileException(
                $"{Path.ChangeExtension(part, null)} could not be written ({failure.Message.TrimEnd('.')}): make room or choose another folder by TUTORIAL_DATA, and run again; nothing half-written was kept.", failure);
        }
    }
}
