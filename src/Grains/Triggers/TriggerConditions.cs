using System.Collections.Immutable;

namespace AgentOps.Triggers;

/// <summary>
/// When a reactive rule fires: an event of its <c>trigger_event</c> kind that carries all <see cref="Tags"/> and comes from
/// <see cref="Source"/> (<c>*</c> for any agent). <see cref="MinRate"/> and <see cref="WindowMinutes"/> are for <c>tweet_high_engagement</c>.
/// </summary>
public sealed record TriggerConditions
{
    public ImmutableArray<string> Tags { get; init; } = [];
    public string Source { get; init; } = "*";
    public double MinRate { get; init; } = 0.05;
    public int WindowMinutes { get; init; } = 60;
}
