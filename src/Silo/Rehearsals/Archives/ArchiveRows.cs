using System.Collections.Immutable;
using AgentOps.Json;

namespace AgentOps.Silo.Rehearsals.Archives;

// The rows of the ops_* tables as they stand in an archive, column by column, without the company: what PostgreSQL makes of a row and takes for one.

internal sealed record EventRow(
    Guid Id, long Xid, long Seq, DateTimeOffset At, int Depth, bool Untrusted, string Kind, string? Agent, Guid? ProposalId, Guid? MissionId, Guid? RoundtableId,
    string? StepId, string Cause, string RootCause, ImmutableArray<string> Tags, string Title, string? Summary, JsonText? Data);

internal sealed record ProposalRow(
    Guid Id, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt, Guid? MissionId, int Depth, decimal EstimateUsd, string Status, string Agent, string Source,
    string? Gate, string Title, string? Reason, string? Rejection, string Cause, string RootCause, string? IdempotencyKey, string? RequestHash, string? DecidedBy,
    JsonText Doc);

internal sealed record RunRow(Guid Id, DateTimeOffset StartedAt, int TookMs, bool Ok, JsonText Duties);

internal sealed record CallRow(
    Guid Id, DateTimeOffset At, string? Agent, Guid? MissionId, string? StepId, Guid? RoundtableId, string Cause, string Use, string Provider, string Model,
    int InputTokens, int OutputTokens, decimal Usd, int LatencyMs, string? Error, string? PromptHash, string? Answer, bool? Retryable);

internal sealed record PostRow(
    string DraftId, DateTimeOffset At, string Agent, string Publisher, string? ExternalId, Guid MissionId, string StepId, string Text,
    long? Impressions, long? Likes, long? Reposts, long? Replies, long? Clicks, DateTimeOffset? MetricsAt);

internal sealed record QuotaRow(string Gate, string Day, long Count, decimal Usd);

internal sealed record PolicyTableRow(string Key, JsonText Value, DateTimeOffset UpdatedAt, string UpdatedBy, long Version);

internal sealed record RuleTableRow(
    string Name, string TriggerEvent, JsonText Conditions, JsonText ActionConfig, int CooldownMinutes, bool Enabled, long FireCount, DateTimeOffset? LastFiredAt,
    long Version, DateTimeOffset UpdatedAt, string UpdatedBy);

internal sealed record RuleHistoryRow(string Name, JsonText? OldValue, JsonText? NewValue, long Version, DateTimeOffset ChangedAt, string ChangedBy, string Op);

/// <summary>What a rule's history keeps of it.</summary>
internal sealed record RuleValue(string TriggerEvent, JsonText Conditions, JsonText ActionConfig, int CooldownMinutes, bool Enabled);

internal sealed record VersionRow(long Version);

internal sealed record AuditRow(DateTimeOffset At, string Actor, string Action);
