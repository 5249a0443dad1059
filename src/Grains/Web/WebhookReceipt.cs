namespace AgentOps.Web;

/// <summary>How the receiver answered.</summary>
public sealed record WebhookReceipt(int Status, DateTimeOffset At);
