using System.Globalization;
using System.Text;
using AgentOps.Time;
using AgentOps.Web;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>A web for rehearsals: an address and a day always show the same page or feed, about as long as real ones. Nothing in it is news.</summary>
internal sealed class InventedWeb(TimeProvider clock) : IPageFetcher
{
    private const int Items = 20;
    private const int Sentences = 60;

    private static readonly string[] Who = ["A small team", "The survey", "One reader", "The vendor", "Our field", "A new study", "The maintainer", "Half of all users"];
    private static readonly string[] Does = ["reports", "doubts", "measured", "dropped", "prefers", "rebuilt", "explains", "compares"];
    private static readonly string[] What = ["shorter posts", "the free plan", "release notes", "quiet launches", "slow queries", "old archives", "weekly reviews", "plain figures"];
    private static readonly string[] Why =
        ["because the second week is harder", "after 14 months of waiting", "with 37% fewer words", "and nobody asked", "for 3 of 5 customers", "since the spring", "at twice the cost"];

    /// <inheritdoc/>
    public Task<Page> Fetch(Uri address, CancellationToken cancellationToken)
    {
        var (now, dice) = (clock.GetUtcNow(), Of(address));
        var text = new StringBuilder();
        for (var i = 0; i < Sentences; i++) text.Append(Sentence(dice)).Append(i % 6 == 5 ? ".\n" : ". ");
        return Task.FromResult(new Page(address, Sentence(dice), text.ToString(), [], "en", now));
    }

    /// <inheritdoc/>
    public Task<Feed> FetchFeed(Uri address, CancellationToken cancellationToken)
    {
        var (now, dice) = (clock.GetUtcNow(), Of(address));
        var items = Enumerable.Range(0, Items).Select(i =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{address}#{dice.Next():x16}");
            return new FeedItem(id, Sentence(dice), id, $"{Sentence(dice)}. {Sentence(dice)}.", now.AddMinutes(-45 * i));
        });
        return Task.FromResult(new Feed(address, address.Host, [.. items]));
    }

    private Dice Of(Uri address) => Dice.For(0, "web", $"{address} {clock.GetUtcNow():yyyy-MM-dd}");

    private static string Sentence(Dice dice) => $"{dice.Pick(Who)} {dice.Pick(Does)} {dice.Pick(What)} {dice.Pick(Why)}";
}
