using System.Collections.Immutable;
using AgentOps.Voices;

namespace AgentOps.Roundtables;

/// <summary>When a company's agents meet (SPEC §3): the day's slots, the cap, who is in which conversation. Key <c>company/-</c>.</summary>
[Alias("AgentOps.IScheduleGrain")]
public interface IScheduleGrain : IGrainWithStringKey
{
    /// <summary>Sets the reminder, goes on with open conversations, and lets a new company meet for the first time. Idempotent; called at every start.</summary>
    [Alias("Wake")]
    Task Wake(CancellationToken cancellationToken = default);

    /// <summary>A person convenes. It counts as one of the day's conversations, but the cap does not stop a person.</summary>
    [Alias("Convene")]
    Task<ConveneReply> Convene(ConveneRequest request, CancellationToken cancellationToken = default);

    /// <summary>Goes on with every open conversation that stalled (heartbeat duty 6). Returns how many were still open.</summary>
    [Alias("Recover")]
    Task<int> Recover(CancellationToken cancellationToken = default);

    /// <summary>A conversation ended: its agents are free again. A hint; <see cref="Recover"/> finds what a lost hint left.</summary>
    [Alias("Ended"), OneWay]
    Task Ended(Guid roundtable);

    /// <summary>What an agent's memories do to its voice now (SPEC §7); empty when the agent is unknown or <c>voice_policy</c> is off.</summary>
    [Alias("Voice"), AlwaysInterleave]
    Task<ImmutableArray<VoiceModifier>> Voice(string agent, CancellationToken cancellationToken = default);
}
