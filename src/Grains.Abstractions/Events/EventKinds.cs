using System.Collections.Frozen;

namespace AgentOps.Events;

/// <summary>The stable event kinds (API.md).</summary>
public static class EventKinds
{
    public const string ProposalCreated = "proposal_created";
    public const string ProposalAccepted = "proposal_accepted";
    public const string ProposalRejected = "proposal_rejected";
    public const string ProposalExpired = "proposal_expired";
    public const string MissionStarted = "mission_started";
    public const string MissionSucceeded = "mission_succeeded";
    public const string MissionFailed = "mission_failed";
    public const string MissionCancelled = "mission_cancelled";
    public const string StepQueued = "step_queued";
    public const string StepStarted = "step_started";
    public const string StepSucceeded = "step_succeeded";
    public const string StepFailed = "step_failed";
    public const string StepRetried = "step_retried";
    public const string StepRecovered = "step_recovered";
    public const string PostPublished = "post_published";
    public const string ContentPublished = "content_published";
    public const string ReactionQueued = "reaction_queued";
    public const string ReactionDropped = "reaction_dropped";
    public const string TriggerFired = "trigger_fired";
    public const string TriggerSkipped = "trigger_skipped";
    public const string RoundtableStarted = "roundtable_started";
    public const string RoundtableTurn = "roundtable_turn";
    public const string RoundtableFinished = "roundtable_finished";
    public const string RoundtableFailed = "roundtable_failed";
    public const string MemoryWritten = "memory_written";
    public const string MemorySuperseded = "memory_superseded";
    public const string MemoryRevoked = "memory_revoked";
    public const string InsightPromoted = "insight_promoted";
    public const string AffinityChanged = "affinity_changed";
    public const string InitiativeQueued = "initiative_queued";
    public const string InitiativeProposed = "initiative_proposed";
    public const string RoutineStarted = "routine_started";
    public const string RoutineFinished = "routine_finished";
    public const string PolicyChanged = "policy_changed";
    public const string PolicyInvalid = "policy_invalid";
    public const string WorkerDisabled = "worker_disabled";
    public const string BudgetExhausted = "budget_exhausted";
    public const string LoopStopped = "loop_stopped";
    public const string CompanyPaused = "company_paused";
    public const string CompanyResumed = "company_resumed";
    public const string CompanyKilled = "company_killed";
    public const string External = "external";

    /// <summary>Every kind.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        ProposalCreated, ProposalAccepted, ProposalRejected, ProposalExpired, MissionStarted, MissionSucceeded, MissionFailed, MissionCancelled,
        StepQueued, StepStarted, StepSucceeded, StepFailed, StepRetried, StepRecovered, PostPublished, ContentPublished, ReactionQueued,
        ReactionDropped, TriggerFired, TriggerSkipped, RoundtableStarted, RoundtableTurn, RoundtableFinished, RoundtableFailed, MemoryWritten,
        MemorySuperseded, MemoryRevoked, InsightPromoted, AffinityChanged, InitiativeQueued, InitiativeProposed, RoutineStarted, RoutineFinished,
        PolicyChanged, PolicyInvalid, WorkerDisabled, BudgetExhausted, LoopStopped, CompanyPaused, CompanyResumed, CompanyKilled, External);
}
