using System.Globalization;
using System.Text.Json.Nodes;
using AgentOps.Companies;
using AgentOps.Missions;
using AgentOps.Reading;
using AgentOps.Steps;
using AgentOps.Web;

namespace AgentOps.Executors;

/// <summary>
/// <c>scan_signals</c>: reads feeds and pages, ranks what is new by freshness and by the topic's words. A source that fails is told and does not
/// stop the others; only when all fail does the step.
/// </summary>
internal sealed class ScanSignalsExecutor(IPageFetcher pages, ITemplateSource templates) : IStepExecutor
{
    private const int MaxSources = 10;

    /// <inheritdoc/>
    public async Task<StepOutcome> Execute(ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        var sources = PayloadText.List(step.Payload, "sources") is { Count: > 0 } named ? named : OfTemplate(context.Company.Template);
        if (sources.Count == 0) throw new StepFailedException("There are no sources to scan: name some in the step's payload or in the template's 'sources'.", retryable: false);
        var items = new List<(FeedItem Item, string Source)>();
        var told = new JsonArray();
        FetchException? last = null;
        foreach (var source in sources.Take(MaxSources))
        {
            try
            {
                if (!Uri.TryCreate(source, UriKind.Absolute, out var address)) throw new FetchException($"'{source}' is no address.", retryable: false);
                var feed = await pages.FetchFeed(address, cancellationToken);
                items.AddRange(feed.Items.Select(i => (i, feed.Title)));
                told.Add(new JsonObject { ["url"] = source, ["title"] = Sentences.Cut(feed.Title, 200), ["items"] = feed.Items.Length });
            }
            catch (FetchException failed)
            {
                last = failed;
                told.Add(new JsonObject { ["url"] = source, ["items"] = 0, ["error"] = Sentences.Cut(failed.Message, 300) });
            }
        }

        if (items.Count == 0 && last is not null) throw new StepFailedException($"None of {sources.Count} sources could be read; the last said: {last.Message}", last.Retryable, last);
        var words = string.Join(' ', [PayloadText.Field(step.Payload, "topic") ?? "", .. PayloadText.List(step.Payload, "keywords")]);
        var now = context.Clock.GetUtcNow();
        var ranked = items.DistinctBy(i => i.Item.Link.Length > 0 ? i.Item.Link : i.Item.Title)
            .Select((i, n) => (i.Item, i.Source, Score: Score(i.Item, words, now), Place: n))
            .OrderByDescending(i => i.Score).ThenBy(i => i.Place)
            .Take(PayloadText.Whole(step.Payload, "limit") ?? 10).ToList();
        return ModelWork.Outcome(new()
        {
            ["summary"] = ranked.Count == 0 ? "Nothing new." : string.Create(CultureInfo.InvariantCulture, $"{items.Count} headlines; on top: “{Sentences.Cut(ranked[0].Item.Title, 120)}”."),
            ["items"] = new JsonArray([.. ranked.Select(i => Item(i.Item, i.Source, i.Score))]),
            ["sources"] = told,
            ["untrusted"] = true,
        });
    }

    /// <summary>Half for freshness (a day old counts half of it), half for the wanted words in the title or summary.</summary>
    internal static double Score(FeedItem item, string wanted, DateTimeOffset now)
    {
        var age = item.PublishedAt is { } at ? Math.Max(0, (now - at).TotalHours) : 48;
        var words = Keywords.Of(wanted, 20);
        var text = $"{item.Title} {item.Title} {item.Summary}".ToLowerInvariant();
        var hits = words.Count(w => text.Contains(w.Word, StringComparison.Ordinal));
        var relevance = words.IsEmpty ? 0.5 : (double)hits / words.Length;
        return Math.Round((0.5 * Math.Pow(0.5, age / 24)) + (0.5 * relevance), 3);
    }

    private IReadOnlyList<string> OfTemplate(string template)
    {
        try
        {
            return templates.Load(template).Sources;
        }
        catch (TemplateException broken)
        {
            throw new StepFailedException($"The template's sources cannot be read: {broken.Message}", retryable: false, broken);
        }
    }

    private static JsonObject Item(FeedItem item, string source, double score)
    {
        var node = new JsonObject
        {
            ["title"] = Sentences.Cut(item.Title, 200), ["link"] = item.Link, ["summary"] = Sentences.Cut(item.Summary, 300), ["source"] = Sentences.Cut(source, 100), ["score"] = score,
        };
        if (item.PublishedAt is { } at) node["publishedAt"] = at.ToString("O", CultureInfo.InvariantCulture);
        return node;
    }
}
