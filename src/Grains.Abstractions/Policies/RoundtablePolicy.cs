using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>roundtable_policy</c>: whether and how often the agents meet (SPEC §3).</summary>
public sealed record RoundtablePolicy
{
    [Description("Whether conversations are held.")]
    public bool Enabled { get; init; } = true;

    [Description("Conversations a day."), Range(0, 1_000)]
    public int MaxDailyConversations { get; init; } = 5;

    [Description("The shortest pause between turns, in seconds."), Range(0, 600)]
    public double MinPauseSeconds { get; init; } = 3;

    [Description("The longest pause between turns, in seconds."), Range(0, 600)]
    public double MaxPauseSeconds { get; init; } = 8;
}
