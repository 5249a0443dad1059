using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Events;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Webhooks;

/// <summary>Webhooks out: who is told of which events, every delivery, and delivering again (SPEC §9).</summary>
internal static class WebhooksApi
{
    private const int Most = 20;
    private const int MostKinds = 60;
    private const int LongestAddress = 2_000;

    internal static void MapWebhooks(this RouteGroupBuilder company)
    {
        var webhooks = company.MapGroup("/webhooks").WithTags("webhooks").Needs(Role.Operator);
        webhooks.MapGet("", List);
        webhooks.MapGet("/{name}", Get);
        webhooks.MapPut("/{name}", Put).Audits("webhook.put", "name").WithSummary("Makes or changes a webhook. The answer that makes it is the only one that shows its secret.");
        webhooks.MapPost("/{name}/secret", Renew).Audits("webhook.secret", "name").WithSummary("Makes a new secret and shows it once; the old one is void at once.");
        webhooks.MapDelete("/{name}", Remove).Audits("webhook.delete", "name");
        webhooks.MapGet("/{name}/deliveries", Deliveries).WithSummary("Deliveries, newest first: ended ones for a week, the newest 10,000.");
        webhooks.MapPost("/{name}/deliveries/{eventId:guid}/replay", Replay).Audits("webhook.replay", "name").WithSummary("Delivers an event again, or for the first time.");
        webhooks.MapPost("/{name}/replay", ReplayFailed).Audits("webhook.replay", "name").WithSummary("Delivers again all that failed.");
    }

    private static async Task<Ok<Page<WebhookView>>> List(Scope scope, WebhookQueries webhooks, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<WebhookView>(await webhooks.List(scope.Company, null, cancellationToken), null));

    private static async Task<Results<Ok<WebhookView>, Fault>> Get(Scope scope, string name, WebhookQueries webhooks, CancellationToken cancellationToken) =>
        await One(scope, name, webhooks, cancellationToken) is { } found ? TypedResults.Ok(found) : Fault.NoSuch("webhook");

    private static async Task<Results<Ok<WebhookView>, Created<WebhookView>, Fault>> Put(
        Scope scope, string name, WebhookBody body, WebhookQueries webhooks, WebhookSecrets secrets, IAddressGuard guard, CancellationToken cancellationToken)
    {
        var check = new Check();
        check.Name(name, "name");
        var address = Uri.TryCreate(body.Address, UriKind.Absolute, out var given) && given is { Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 } ? given : null;
        check.That(body.Address is null || address is not null && body.Address.Length <= LongestAddress, "address", "must be an http or https address without a user name");
        check.That(body.Kinds is null or { Length: >= 1 and <= MostKinds }, "kinds", $"must be 1 to {MostKinds} event kinds");
        foreach (var kind in body.Kinds ?? [])
            check.That(kind is "*" || kind is not null && EventKinds.All.Contains(kind), "kinds", "must be event kinds of the contract, or \"*\"");
        if (check.Failed(out var fault)) return fault;
        if (address is not null && await guard.Refusal(address, cancellationToken) is { } refusal) return Fault.Bad("address", refusal);
        if (await webhooks.Change(scope.Company, name, body, scope.Name, cancellationToken)) return TypedResults.Ok((await One(scope, name, webhooks, cancellationToken))!);
        if (body.Address is null) return Fault.Bad("address", "is required for a new webhook");
        if (body.Kinds is null) return Fault.Bad("kinds", "is required for a new webhook");
        var salt = WebhookSecrets.NewSalt();
        if (!await webhooks.Add(scope.Company, name, body, salt, scope.Name, Most, cancellationToken)) return Fault.Conflict($"A company has at most {Most} webhooks; delete one first.");
        var made = (await One(scope, name, webhooks, cancellationToken))! with { Secret = secrets.Of(scope.Company, name, salt) };
        return TypedResults.Created($"/api/companies/{scope.Company}/webhooks/{name}", made);
    }

    private static async Task<Results<Ok<WebhookView>, Fault>> Renew(
        Scope scope, string name, WebhookQueries webhooks, WebhookSecrets secrets, CancellationToken cancellationToken)
    {
        var salt = WebhookSecrets.NewSalt();
        if (!await webhooks.Salt(scope.Company, name, salt, scope.Name, cancellationToken)) return Fault.NoSuch("webhook");
        return TypedResults.Ok((await One(scope, name, webhooks, cancellationToken))! with { Secret = secrets.Of(scope.Company, name, salt) });
    }

    private static async Task<Results<NoContent, Fault>> Remove(Scope scope, string name, WebhookQueries webhooks, CancellationToken cancellationToken) =>
        await webhooks.Remove(scope.Company, name, cancellationToken) ? TypedResults.NoContent() : Fault.NoSuch("webhook");

    private static async Task<Results<Ok<Page<DeliveryView>>, Fault>> Deliveries(
        Scope scope, string name, [FromQuery] string? status, [AsParameters] PageQuery page, WebhookQueries webhooks, CancellationToken cancellationToken)
    {
        var check = new Check();
        page.Validate(ref check);
        DeliveryStatus wanted = default;
        check.That(status is null || Enum.TryParse(status, ignoreCase: true, out wanted) && Enum.IsDefined(wanted), "status", "must be pending, delivered or failed");
        check.That(TimeCursor.TryParse(page.Cursor, out var after), "cursor", "is no cursor of this list");
        if (check.Failed(out var fault)) return fault;
        if (await One(scope, name, webhooks, cancellationToken) is null) return Fault.NoSuch("webhook");
        return TypedResults.Ok(await webhooks.Deliveries(scope.Company, name, status is null ? null : wanted, after, page.Size, cancellationToken));
    }

    private static async Task<Results<Ok<ReplayView>, Fault>> Replay(Scope scope, string name, Guid eventId, WebhookQueries webhooks, CancellationToken cancellationToken)
    {
        if (await One(scope, name, webhooks, cancellationToken) is null) return Fault.NoSuch("webhook");
        return await webhooks.Replay(scope.Company, name, eventId, cancellationToken) ? TypedResults.Ok(new ReplayView(1)) : Fault.NoSuch("event");
    }

    private static async Task<Results<Ok<ReplayView>, Fault>> ReplayFailed(Scope scope, string name, WebhookQueries webhooks, CancellationToken cancellationToken)
    {
        if (await One(scope, name, webhooks, cancellationToken) is null) return Fault.NoSuch("webhook");
        return TypedResults.Ok(new ReplayView(await webhooks.ReplayFailed(scope.Company, name, cancellationToken)));
    }

    private static async Task<WebhookView?> One(Scope scope, string name, WebhookQueries webhooks, CancellationToken cancellationToken) =>
        KeyText.IsName(name) ? (await webhooks.List(scope.Company, name, cancellationToken)).SingleOrDefault() : null;
}
