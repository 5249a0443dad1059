using System.Globalization;
using System.Text.Json.Nodes;
using AgentOps.Json;
using AgentOps.Missions;
using AgentOps.Reading;
using AgentOps.Steps;
using AgentOps.Web;

namespace AgentOps.Executors;

/// <summary><c>crawl</c>: fetches a page and makes it readable. Everything it brings is untrusted.</summary>
internal sealed class CrawlExecutor(IPageFetcher pages) : IStepExecutor
{
    private const int DefaultChars = 12_000;
    private const int MaxLinks = 40;

    /// <inheritdoc/>
    public async Task<StepOutcome> Execute(ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(PayloadText.Field(step.Payload, "url"), UriKind.Absolute, out var address)) throw new StepFailedException("The url is no address.", retryable: false);
        var page = await pages.Fetch(address, cancellationToken);
        var chars = PayloadText.Whole(step.Payload, "maxChars") ?? DefaultChars;
        for (var links = MaxLinks; ; chars = chars * 3 / 4, links /= 2)
        {
            var result = new JsonText(Result(page, chars, links).ToJsonString(Wire.State));
            if (CompleteStep.Fits(result)) return new(result);
        }
    }

    private static JsonObject Result(Page page, int chars, int links)
    {
        var result = new JsonObject
        {
            ["url"] = page.Address.AbsoluteUri,
            ["title"] = page.Title,
            ["excerpt"] = Sentences.Cut(Sentences.OneLine(page.Text[..Math.Min(page.Text.Length, 1_200)]), 400),
            ["text"] = Sentences.Cut(page.Text, chars),
            ["wordCount"] = Sentences.Words(page.Text),
            ["links"] = new JsonArray([.. page.Links.Take(links).Select(l => new JsonObject { ["address"] = l.Address, ["text"] = Sentences.Cut(l.Text, 120) })]),
            ["fetchedAt"] = page.FetchedAt.ToString("O", CultureInfo.InvariantCulture),
            ["untrusted"] = true,
        };
        if (page.Language is { } language) result["language"] = language;
        return result;
    }
}
