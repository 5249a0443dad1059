using AgentOps.Json;

namespace AgentOps.Api.Events;

/// <summary>An event of another system (SPEC §9 "Bridge").</summary>
/// <param name="Id">The other system's id; the same id is taken once.</param>
/// <param name="Kind">The other system's kind; becomes the first tag of an event of kind <c>external</c>.</param>
/// <param name="Data">A JSON object of at most 16 KiB.</param>
public sealed record BridgeEvent(
    string Id, string Kind, string Title, DateTimeOffset? At = null, string? Agent = null, string? Summary = null, string[]? Tags = null, JsonText? Data = null);
