namespace AgentOps.Api.Routines;

/// <summary>A run of a routine.</summary>
/// <param name="Status">How its mission does; or, without one, what became of its proposal.</param>
/// <param name="Digest">What it came to, to be read: the summary or text of its last step that succeeded.</param>
public sealed record RoutineRunView(
    Guid ProposalId, Guid? MissionId, string Status, string? Rejection, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Digest);
