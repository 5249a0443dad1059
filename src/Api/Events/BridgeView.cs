namespace AgentOps.Api.Events;

/// <summary>How many were new, and how many were there already.</summary>
public sealed record BridgeView(int Accepted, int Duplicates);
