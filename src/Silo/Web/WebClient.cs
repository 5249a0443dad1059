using System.Globalization;
using System.Net;
using AgentOps.Web;

namespace AgentOps.Silo.Web;

/// <summary>One GET over guarded connections: redirects one by one, a byte cap after decompression, errors in words.</summary>
internal sealed class WebClient(HttpMessageInvoker http, WebOptions options)
{
    /// <summary>Gets an address. <paramref name="before"/> may refuse each hop before it is asked.</summary>
    internal async Task<WebAnswer> Get(Uri address, int maxBytes, Func<Uri, CancellationToken, Task>? before, CancellationToken cancellationToken)
    {
        for (var hop = 0; ; hop++)
        {
            Check(address);
            if (before is not null) await before(address, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
            request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/rss+xml,application/atom+xml,text/plain;q=0.8,*/*;q=0.1");
            request.Headers.TryAddWithoutValidation("Accept-Language", "en;q=0.9,*;q=0.5");
            using var response = await Send(request, address, cancellationToken);
            if (response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } next)
            {
                if (hop >= options.MaxRedirects) throw new FetchException($"{Shown(address)} redirects more than {options.MaxRedirects} times.", retryable: false);
                address = next.IsAbsoluteUri ? next : new Uri(address, next);
                continue;
            }

            var type = response.Content.Headers.ContentType;
            if (!response.IsSuccessStatusCode) return new(address, (int)response.StatusCode, type?.MediaType, type?.CharSet, []);
            if (response.Content.Headers.ContentLength > maxBytes) throw TooLarge(address, maxBytes);
            return new(address, (int)response.StatusCode, type?.MediaType?.ToLowerInvariant(), type?.CharSet, await Read(response, address, maxBytes, cancellationToken));
        }
    }

    private static void Check(Uri address)
    {
        if (address.Scheme is not ("http" or "https")) throw new FetchException($"Only http and https are fetched, not '{address.Scheme}'.", retryable: false);
        if (address.UserInfo.Length > 0) throw new FetchException("An address with a name and password in it is not fetched.", retryable: false);
        if (address.Host.Length == 0) throw new FetchException("The address names no host.", retryable: false);
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failed)
        {
            throw Explain(failed, address);
        }
    }

    private static async Task<byte[]> Read(HttpResponseMessage response, Uri address, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var kept = new MemoryStream();
            var buffer = new byte[16 * 1024];
            while (await body.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                if (kept.Length + read > maxBytes) throw TooLarge(address, maxBytes);
                kept.Write(buffer, 0, read);
            }

            return kept.ToArray();
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or InvalidDataException)
        {
            throw new FetchException($"{Shown(address)} broke off or sent what cannot be decompressed.", retryable: true, broken);
        }
    }

    private static FetchException Explain(HttpRequestException failed, Uri address)
    {
        for (Exception? inner = failed; inner is not null; inner = inner.InnerException)
            if (inner is FetchException known) return known;
        var what = failed.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "its name could not be resolved",
            HttpRequestError.SecureConnectionError => "its certificate or TLS was not accepted",
            HttpRequestError.ConnectionError => "it could not be connected to",
            HttpRequestError.ConfigurationLimitExceeded => "its headers are too long",
            _ => "it did not answer as a web server does",
        };
        return new($"{Shown(address)} could not be fetched: {what}.", retryable: failed.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.Unknown, failed);
    }

    private static FetchException TooLarge(Uri address, int maxBytes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Shown(address)} is larger than {maxBytes / 1024} KiB."), retryable: false);

    /// <summary>An address without its query, which may hold what nobody should read.</summary>
    internal static string Shown(Uri address) => Reading.Sentences.Cut(address.GetLeftPart(UriPartial.Path), 200);
}
