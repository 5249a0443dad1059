using System.Text.Json;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Heartbeats;
using AgentOps.InMemory;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Models;
using AgentOps.Outcomes;
using AgentOps.Policies;

namespace AgentOps.Silo.Rehearsals.Archives;

/// <summary>Rows of an archive as what they stand for in memory, and back. Pure.</summary>
internal static class SnapshotRows
{
    public static CompanyEvent Read(EventRow r, string company) => new(
        r.Id, new(r.Xid, r.Seq), company, r.At, r.Agent, r.Kind, r.Title, r.Summary, r.Tags, new(r.ProposalId, r.MissionId, r.StepId, r.RoundtableId),
        new Cause(r.Cause, r.RootCause, r.Depth), r.Data, r.Untrusted);

    public static EventRow Row(CompanyEvent e) => new(
        e.Id, e.Cursor.Xid, e.Cursor.Seq, e.At, e.Cause.Depth, e.Untrusted, e.Kind, e.Agent, e.Refs.ProposalId, e.Refs.MissionId, e.Refs.RoundtableId, e.Refs.StepId,
        e.Cause.Direct, e.Cause.Root, e.Tags, e.Title, e.Summary, e.Data);

    public static ProposalRow Row(ProposalRecord p) => new(
        p.Id, p.CreatedAt, p.DecidedAt, p.MissionId, p.Cause.Depth, p.EstimateUsd, Word(p.Status), p.Agent, p.Source, p.Gate, p.Title, p.Reason, p.Rejection,
        p.Cause.Direct, p.Cause.Root, p.IdempotencyKey, p.RequestHash, p.DecidedBy, Text(p));

    public static HeartbeatRun Read(RunRow r) => new(r.Id, r.StartedAt, r.TookMs, JsonSerializer.Deserialize<System.Collections.Immutable.ImmutableArray<DutyResult>>(r.Duties.Value, Wire.State));

    public static RunRow Row(HeartbeatRun r) => new(r.Id, r.StartedAt, r.TookMs, r.Duties.All(d => d.Ok), Text(r.Duties));

    public static CallEntry Read(CallRow r, string company) => new(
        r.Id, company, r.Agent, r.MissionId, r.StepId, r.RoundtableId, r.Cause,
        new ModelCall(r.Use, r.Provider, r.Model, r.InputTokens, r.OutputTokens, r.Usd, r.LatencyMs, r.At, r.Error, r.PromptHash, r.Answer, r.Retryable));

    public static CallRow Row(CallEntry e) => new(
        e.Id, e.Call.At, e.Agent, e.MissionId, e.StepId, e.RoundtableId, e.Cause, e.Call.Use, e.Call.Provider, e.Call.Model, e.Call.InputTokens, e.Call.OutputTokens,
        e.Call.Usd, e.Call.LatencyMs, e.Call.Error, e.Call.PromptHash, e.Call.Answer, e.Call.Retryable);

    public static PostEntry Read(PostRow r, string company) => new(company, r.DraftId, r.Agent, r.Text, r.Publisher, r.ExternalId, r.At, r.MissionId, r.StepId);

    public static PostMetrics? Metrics(PostRow r) =>
        r.MetricsAt is { } at ? new(r.DraftId, r.Impressions ?? 0, r.Likes ?? 0, r.Reposts ?? 0, r.Replies ?? 0, r.Clicks ?? 0, at) : null;

    public static PostRow Row(PostEntry p, PostMetrics? m) => new(
        p.DraftId, p.At, p.Agent, p.Publisher, p.ExternalId, p.MissionId, p.StepId, p.Text, m?.Impressions, m?.Likes, m?.Reposts, m?.Replies, m?.Clicks, m?.At);

    public static PolicyRow Read(PolicyTableRow r) => new(r.Key, r.Value.Value, r.Version, r.UpdatedAt, r.UpdatedBy);

    public static PolicyTableRow Row(PolicyRow p) => new(p.Key, new(p.Json), p.UpdatedAt, p.UpdatedBy, p.Version);

    public static RuleRow Read(RuleTableRow r) => new(
        r.Name, r.TriggerEvent, r.Conditions.Value, r.ActionConfig.Value, r.CooldownMinutes, r.Enabled, r.FireCount, r.LastFiredAt, r.Version, r.UpdatedBy);

    public static RuleTableRow Row(RuleRow r, DateTimeOffset at) => new(
        r.Name, r.TriggerEvent, new(r.Conditions), new(r.ActionConfig), r.CooldownMinutes, r.Enabled, r.FireCount, r.LastFiredAt, r.Version, at, r.UpdatedBy);

    /// <summary>The change; null when the rule was removed.</summary>
    public static RuleChange? Read(RuleHistoryRow r) =>
        r.NewValue is { } value && JsonSerializer.Deserialize<RuleValue>(value.Value, Wire.Policy) is { } rule
            ? new(r.ChangedAt, new(r.Name, rule.TriggerEvent, rule.Conditions.Value, rule.ActionConfig.Value, rule.CooldownMinutes, rule.Enabled, 0, null, r.Version, r.ChangedBy))
            : null;

    public static RuleHistoryRow HistoryRow(RuleChange c) => new(
        c.Rule.Name, null,
        new(JsonSerializer.Serialize(new RuleValue(c.Rule.TriggerEvent, new(c.Rule.Conditions), new(c.Rule.ActionConfig), c.Rule.CooldownMinutes, c.Rule.Enabled), Wire.Policy)),
        c.Rule.Version, c.At, c.Rule.UpdatedBy, c.Rule.Version == 1 ? "insert" : "update");

    private static JsonText Text<T>(T value) => new(JsonSerializer.Serialize(value, Wire.State));

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
