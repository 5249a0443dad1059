using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Json;

namespace AgentOps.Events;

/// <summary>An event as readers get it (SPEC §1, API.md), with its place in the order.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Events.CompanyEvent")]
public sealed record CompanyEvent(
    [property: Id(0)] Guid Id,
    [property: Id(1)] EventCursor Cursor,
    [property: Id(2)] string Company,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string? Agent,
    [property: Id(5)] string Kind,
    [property: Id(6)] string Title,
    [property: Id(7)] string? Summary,
    [property: Id(8)] ImmutableArray<string> Tags,
    [property: Id(9)] EventRefs Refs,
    [property: Id(10)] Cause Cause,
    [property: Id(11)] JsonText? Data,
    [property: Id(12)] bool Untrusted);
