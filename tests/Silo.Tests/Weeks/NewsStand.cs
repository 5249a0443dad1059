using System.Globalization;
using AgentOps.Web;

namespace AgentOps.Silo.Tests.Weeks;

/// <summary>The outside world of a simulated company: four headlines a day from each feed, and a page behind each.</summary>
internal sealed class NewsStand(TimeProvider clock) : IPageFetcher
{
    private static readonly string[] Subjects = ["A small team", "One newsletter", "A forum nobody read", "An old database", "A museum", "A bakery", "Two students", "The city library"];
    private static readonly string[] Verbs = ["halved its backlog", "stopped posting for a month", "published every number it has", "lost a third of its readers", "answered all its mail", "deleted its roadmap"];
    private static readonly string[] Ends = ["and grew", "and told nobody", "in nine days", "because of one complaint", "by accident", "for the second time"];

    public Task<Page> Fetch(Uri address, CancellationToken cancellationToken) => Task.FromResult(new Page(
        address, "What the numbers said", "We counted 412 visits in 9 days. 37 of them came back, because of one sentence. The rest left before the first picture.", [], "en", clock.GetUtcNow()));

    public Task<Feed> FetchFeed(Uri address, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var day = now.DayOfYear + address.Host.Length;
        return Task.FromResult(new Feed(address, address.Host, [.. Enumerable.Range(0, 4).Select(i => Item(address, day + (i * 7), now.AddHours(-i * 3)))]));
    }

    private static FeedItem Item(Uri address, int n, DateTimeOffset at)
    {
        var title = $"{Subjects[n % Subjects.Length]} {Verbs[n % Verbs.Length]} {Ends[n * 5 % Ends.Length]}";
        var link = string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{address.Host}/{n}");
        return new(link, title, link, $"{title}. {n * 3} people talked about it.", at);
    }
}
