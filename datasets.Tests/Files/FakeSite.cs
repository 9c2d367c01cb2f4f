using System.Net;
using System.Net.Http.Headers;

namespace Tutorial.Datasets.Tests.Files;

/// <summary>A site in memory that serves byte ranges, can break off, and notes what it was asked.</summary>
internal sealed class FakeSite(byte[] content) : HttpMessageHandler
{
    /// <summary>The first byte asked for by each request.</summary>
    public List<long> Asked { get; } = [];

    /// <summary>When set, the next answer ends after this many bytes.</summary>
    public int? BreakAfter { get; set; }

    /// <summary>When false, no request reaches the site.</summary>
    public bool Online { get; init; } = true;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!Online)
        {
            throw new HttpRequestException("Name or service not known (example.test:443)");
        }

        long from = request.Headers.Range?.Ranges.Single().From ?? 0;
        Asked.Add(from);
        if (from >= content.Length && from > 0)
        {
            return new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable);
        }

        int end = Math.Min(content.Length, (int)from + (BreakAfter ?? content.Length));
        BreakAfter = null;
        HttpResponseMessage response = new(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
        {
            Content = new StreamContent(new MemoryStream(content[(int)from..end])),
        };
        // What is promised, not what comes: a connection that breaks off has promised more.
        response.Content.Headers.ContentLength = content.Length - from;
        if (from > 0)
        {
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, content.Length - 1, content.Length);
        }

        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));
}
