using AgentOps.Reactions;

namespace AgentOps.Api.Reactions;

/// <summary>A reaction that waits for the next heartbeat.</summary>
public sealed record WaitingView(Guid Id, string Pattern, string Target, string Type, Guid EventId, DateTimeOffset QueuedAt)
{
    internal static WaitingView Of(WaitingReaction r) => new(r.Id, r.Pattern, r.Target, r.Type, r.EventId, r.QueuedAt);
}
