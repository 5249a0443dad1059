namespace AgentOps.Api.Webhooks;

/// <summary>How many deliveries will be tried again.</summary>
public sealed record ReplayView(long Replayed);
