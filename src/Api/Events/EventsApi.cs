using AgentOps.Api.Access;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Events;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Events;

/// <summary>What happened, as a list and live.</summary>
internal static class EventsApi
{
    internal static void MapEvents(this RouteGroupBuilder company)
    {
        var events = company.MapGroup("/events").WithTags("events");
        events.MapGet("", List);
        events.MapGet("/stream", Stream).Produces<string>(200, "text/event-stream")
            .WithSummary("Live events (SSE). id: cursor; event: event; data: an event. Resumes without loss by Last-Event-ID or after; else starts now.");
        events.MapPost("", Bridge).Needs(Role.Worker).WithSummary("Brings events of another system, each once by its id. They count as untrusted.");
    }

    private static async Task<Results<Ok<Page<EventView>>, Fault>> List(
        Scope scope, [AsParameters] EventFilter filter, [AsParameters] PageQuery page, EventQueries events, CancellationToken cancellationToken)
    {
        var check = new Check();
        filter.Validate(ref check, out var after);
        page.Validate(ref check);
        EventCursor cursor = default;
        check.That(page.Cursor is null || EventCursor.TryParse(page.Cursor, out cursor), "cursor", "is no cursor of this list");
        if (check.Failed(out var fault)) return fault;
        return TypedResults.Ok(await events.List(scope.Company, filter, after, page.Cursor is null ? null : cursor, page.Size, cancellationToken));
    }

    private static async Task Stream(
        HttpContext context, Scope scope, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, [FromQuery] string? after, Watcher watcher)
    {
        var text = lastEventId is { Length: > 0 } ? lastEventId : after;
        EventCursor cursor = default;
        if (text is null or "0" || EventCursor.TryParse(text, out cursor)) await watcher.Serve(context, scope, text is null ? null : cursor);
        else await Fault.Bad(text == after ? "after" : "Last-Event-ID", "is no event cursor").ExecuteAsync(context);
    }

    private static async Task<Results<Ok<BridgeView>, Fault>> Bridge(Scope scope, BridgeBody body, BridgeQueries bridge, Throttle throttle)
    {
        var check = new Check();
        BridgeRules.Validate(body, ref check);
        if (check.Failed(out var fault)) return fault;
        if (!throttle.AdmitsEvents(scope.Company, body.Events.Length, out var wait)) return Fault.Of(429, "The company takes no more events of other systems just now; send them again after Retry-After.", wait);
        return TypedResults.Ok(await bridge.Add(scope.Company, scope.Name, body.Events));
    }
}
