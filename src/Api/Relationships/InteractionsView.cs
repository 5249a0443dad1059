namespace AgentOps.Api.Relationships;

/// <summary>How often two agents met, and how often they came closer or apart by it.</summary>
public sealed record InteractionsView(int Total, int Positive, int Negative);
