using System.Collections.Immutable;

namespace AgentOps.Missions;

/// <summary>What a mission rule decided: the state to write (null: nothing changes), whether the caller's token was stale, and which attempts ended how.</summary>
public sealed record MissionChange(MissionState? State, bool Stale, ImmutableArray<EndedAttempt> Ended)
{
    internal static MissionChange None { get; } = new(null, false, []);

    internal static MissionChange Refused { get; } = new(null, true, []);
}
