using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>heartbeat</c>: how often the company's duties run, and how long they may take (SPEC §2.5).</summary>
public sealed record HeartbeatPolicy
{
    [Description("Whether the heartbeat runs.")]
    public bool Enabled { get; init; } = true;

    [Description("Minutes between two heartbeats."), Range(1, 1_440)]
    public int PeriodMinutes { get; init; } = 5;

    [Description("Milliseconds for evaluating triggers."), Range(1, 20_000)]
    public int TriggerBudgetMs { get; init; } = 4000;

    [Description("Milliseconds for the reaction queue."), Range(1, 20_000)]
    public int ReactionBudgetMs { get; init; } = 3000;

    [Description("Minutes without progress after which a step is taken back."), Range(1, 10_000)]
    public int StaleMinutes { get; init; } = 30;
}
