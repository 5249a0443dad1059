using System.Globalization;
using AgentOps.Reading;
using AgentOps.Web;

namespace AgentOps.Silo.Web;

/// <summary>Fetches pages and feeds with the guards of FAULTS.md.</summary>
public sealed class PageFetcher : IPageFetcher, IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly WebClient _web;
    private readonly Robots _robots;
    private readonly WebOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>A fetcher that connects through <paramref name="connections"/> only.</summary>
    public PageFetcher(WebOptions options, GuardedConnections connections, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _http = new(connections.Handler());
        _web = new(_http, options);
        _robots = new(_web, options, clock);
    }

    /// <inheritdoc/>
    public async Task<Page> Fetch(Uri address, CancellationToken cancellationToken)
    {
        var (answer, text) = await Get(address, cancellationToken);
        var at = _clock.GetUtcNow();
        if (IsHtml(answer, text)) return ReadablePage.Read(answer.Address, text, at);
        var plain = FeedReader.Read(answer.Address, text) is { } feed
            ? string.Join('\n', feed.Items.Select(i => $"{i.Title}. {i.Summary}"))
            : text;
        var lines = PageText.Clean(plain).Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0);
        return new(answer.Address, Title(answer.Address), Sentences.Cut(string.Join('\n', lines), 64 * 1024), [], null, at);
    }

    /// <inheritdoc/>
    public async Task<Feed> FetchFeed(Uri address, CancellationToken cancellationToken)
    {
        var (answer, text) = await Get(address, cancellationToken);
        if (FeedReader.Read(answer.Address, text) is { } feed) return feed;
        if (IsHtml(answer, text)) return FeedReader.OfPage(ReadablePage.Read(answer.Address, text, _clock.GetUtcNow()));
        throw new FetchException($"{WebClient.Shown(answer.Address)} is neither RSS nor Atom nor a page.", retryable: false);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<(WebAnswer Answer, string Text)> Get(Uri address, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_options.TimeOut, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var answer = await _web.Get(address, _options.MaxBytes, _robots.Check, either.Token);
            if (answer.Status is < 200 or >= 300)
                throw new FetchException($"{WebClient.Shown(answer.Address)} answered {answer.Status}.", retryable: answer.Status is 408 or 425 or 429 or >= 500);
            if (!IsText(answer.MediaType)) throw new FetchException($"{WebClient.Shown(answer.Address)} is {answer.MediaType}, which is no page.", retryable: false);
            return (answer, PageText.Decode(answer));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"{WebClient.Shown(address)} did not answer within {_options.TimeOut.TotalSeconds:0.#} s."), retryable: true);
        }
    }

    private static bool IsText(string? type) =>
        type is null || type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "application/xml" or "application/xhtml+xml" or "application/ld+json"
        || type.EndsWith("+xml", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsHtml(WebAnswer answer, string text) =>
        answer.MediaType is "text/html" or "application/xhtml+xml"
        || (answer.MediaType is null or "text/plain" && Start(text).StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
        || (answer.MediaType is null && Start(text) is ['<', not '?', ..]);

    private static ReadOnlySpan<char> Start(string text) => text.AsSpan(0, Math.Min(text.Length, 1_000)).TrimStart();

    private static string Title(Uri address) => address.Segments.Length > 1 ? $"{address.Host}: {Uri.UnescapeDataString(address.Segments[^1].Trim('/'))}" : address.Host;
}
