namespace AgentOps.Publishing;

/// <summary>A post that is out: its id at the publisher (null in the sandbox) and address.</summary>
public sealed record PublishedPost(string DraftId, string? ExternalId, string? Url, DateTimeOffset At);
