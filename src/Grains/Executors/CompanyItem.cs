namespace AgentOps.Executors;

/// <summary>A row of a view.</summary>
public sealed record CompanyItem(string? Id, string Title, string? Status, string? Agent, DateTimeOffset? At, string? Text, bool Untrusted = false);
