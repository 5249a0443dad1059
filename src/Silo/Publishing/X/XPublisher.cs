using System.Text.Json.Nodes;
using AgentOps.Keys;
using AgentOps.Publishing;
using AgentOps.Steps;

namespace AgentOps.Silo.Publishing.X;

/// <summary>
/// Publishes to X, each draft at most once. Before an attempt the ledger records that its outcome is unknown; only an answer ends that. A draft whose outcome is
/// unknown is looked for on the account's own timeline first, and as long as that cannot be done it is not sent.
/// </summary>
internal sealed class XPublisher(XSettings account, XClient client, XLedger ledger, TimeProvider clock) : IPublisher
{
    private const string Limit = "POST /2/tweets";
    private readonly XTimeline _timeline = new(client);

    /// <inheritdoc/>
    public string Name => "x";

    /// <inheritdoc/>
    public async Task<PublishedPost> Publish(CompanyKey company, string draftId, string text, CancellationToken cancellationToken)
    {
        var known = await ledger.Find(company, draftId, cancellationToken);
        if (known is { ExternalId: { } id, PostedAt: { } at }) return Post(draftId, id, at);
        if (known is { Unknown: true } && await Found(company, draftId, text, known, cancellationToken) is { } found) return found;

        await client.WaitFor(Limit, cancellationToken);
        await ledger.Try(company, draftId, clock.GetUtcNow(), cancellationToken);
        // From here on an attempt is under way: what comes of it is recorded also when the server stops.
        var answer = await client.Send(HttpMethod.Post, "2/tweets", Limit, new JsonObject { ["text"] = text }, cancellationToken);
        if (answer.Ok && answer.Body?["data"]?["id"]?.GetValue<string>() is { } made) return await Posted(company, draftId, made, clock.GetUtcNow());
        if (answer.Duplicate) return await AfterDuplicate(company, draftId, text, cancellationToken);
        if (!answer.Refused) throw new StepFailedException("X did not say whether the post went out; it is looked for before it is sent again.", retryable: true);

        await ledger.Refused(company, draftId, CancellationToken.None);
        if (answer.Status == 429 && client.ClosedUntil(Limit) is { } until && until - clock.GetUtcNow() <= account.LongestWait) return await Publish(company, draftId, text, cancellationToken);
        if (answer.Status == 429) await client.WaitFor(Limit, cancellationToken);
        throw new StepFailedException($"X refused the post ({answer.Status}): {answer.Reason}", retryable: answer.Status == 429);
    }

    private async Task<PublishedPost?> Found(CompanyKey company, string draftId, string text, XLedgerRow known, CancellationToken cancellationToken)
    {
        // A post may take a moment to show.
        if (known.TriedAt + account.Settle - clock.GetUtcNow() is var left && left > TimeSpan.Zero) await Task.Delay(left, clock, cancellationToken);
        var others = await ledger.Others(company, draftId, cancellationToken);
        return await _timeline.Find(text, known.FirstAt, others, cancellationToken) is var (id, at) ? await Posted(company, draftId, id, at) : null;
    }

    /// <summary>X holds the text against one that is out. Ours when an attempt of this draft got no answer; somebody else's otherwise.</summary>
    private async Task<PublishedPost> AfterDuplicate(CompanyKey company, string draftId, string text, CancellationToken cancellationToken)
    {
        if (await ledger.Find(company, draftId, cancellationToken) is { } known && await Found(company, draftId, text, known, cancellationToken) is { } found) return found;
        throw new StepFailedException("X says that the account has posted this text before; it is not posted again.", retryable: false);
    }

    private async Task<PublishedPost> Posted(CompanyKey company, string draftId, string externalId, DateTimeOffset at)
    {
        await ledger.Posted(company, draftId, externalId, at, CancellationToken.None);
        return Post(draftId, externalId, at);
    }

    private static PublishedPost Post(string draftId, string externalId, DateTimeOffset at) => new(draftId, externalId, $"https://x.com/i/web/status/{externalId}", at);
}
