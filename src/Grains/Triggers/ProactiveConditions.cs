using System.Collections.Immutable;

namespace AgentOps.Triggers;

/// <summary>When a proactive rule fires (SPEC §2.6): the <c>conditions</c> of a row whose <c>trigger_event</c> is <c>proactive</c>.</summary>
public sealed record ProactiveConditions
{
    /// <summary>Minutes from one turn of the rule to the next.</summary>
    public int PeriodMinutes { get; init; }

    /// <summary>By how many minutes each turn is late, from and to.</summary>
    public ImmutableArray<double> JitterMinutes { get; init; } = [25, 45];

    /// <summary>The probability that a turn is skipped, from and to.</summary>
    public ImmutableArray<double> Skip { get; init; } = [0.10, 0.15];

    /// <summary>What it is about, in turn; <c>{topic}</c> in the action stands for it.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];
}
