using System.Collections.Immutable;
using AgentOps.Events;

namespace AgentOps.Reactions;

/// <summary>A company's reaction queue and the cooldowns of its patterns (SPEC §2.7). Key <c>company/-</c>.</summary>
[Alias("AgentOps.IReactionGrain")]
public interface IReactionGrain : IGrainWithStringKey
{
    /// <summary>Queues a reaction for each event a pattern answers; the same event and pattern never queue twice. Returns how many.</summary>
    [Alias("Match")]
    Task<int> Match(ImmutableArray<CompanyEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Turns queued reactions into proposals until the budget is used up. Returns how many.</summary>
    [Alias("Process")]
    Task<int> Process(TimeSpan budget, CancellationToken cancellationToken = default);

    /// <summary>What waits, and which patterns are cooling down.</summary>
    [Alias("Get")]
    Task<ReactionQueue> Get();
}
