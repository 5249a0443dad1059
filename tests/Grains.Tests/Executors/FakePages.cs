using AgentOps.Web;

namespace AgentOps.Grains.Tests.Executors;

/// <summary>Pages and feeds by address; what is not there fails as a page that is gone.</summary>
internal sealed class FakePages : IPageFetcher
{
    public Dictionary<string, Page> Pages { get; } = [];

    public Dictionary<string, Feed> Feeds { get; } = [];

    public Task<Page> Fetch(Uri address, CancellationToken cancellationToken) =>
        Pages.TryGetValue(address.AbsoluteUri, out var page) ? Task.FromResult(page) : throw new FetchException($"{address} answered 404.", retryable: false);

    public Task<Feed> FetchFeed(Uri address, CancellationToken cancellationToken) =>
        Feeds.TryGetValue(address.AbsoluteUri, out var feed) ? Task.FromResult(feed) : throw new FetchException($"{address} did not answer.", retryable: true);
}
