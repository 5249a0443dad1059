namespace AgentOps.Journals;

/// <summary>A row of <c>ops_posts</c>, the sandbox timeline; a second post of the same draft changes nothing.</summary>
public sealed record PostEntry(
    string Company,
    string DraftId,
    string Agent,
    string Text,
    string Publisher,
    string? ExternalId,
    DateTimeOffset At,
    Guid MissionId,
    string StepId) : JournalEntry;
