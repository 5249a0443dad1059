namespace AgentOps.Api.Events;

/// <summary>Events of another system, at most 500.</summary>
public sealed record BridgeBody(BridgeEvent[] Events);
