using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Memories;

/// <summary>What an agent remembers (SPEC §4). Key <c>company/agent</c>.</summary>
[Alias("AgentOps.IMemoryGrain")]
public interface IMemoryGrain : IGrainWithStringKey
{
    /// <summary>Writes what is new: below the policy's confidence dropped, one a trace, the oldest and least used make room. Returns what was written.</summary>
    [Alias("Remember")]
    Task<ImmutableArray<Memory>> Remember(ImmutableArray<NewMemory> memories, CancellationToken cancellationToken = default);

    /// <summary>Memories that fit, best first.</summary>
    [Alias("Recall")]
    Task<ImmutableArray<Memory>> Recall(MemoryQuery query, CancellationToken cancellationToken = default);

    /// <summary>How much the agent has been through: its memories in force (SPEC §5, "experience").</summary>
    [Alias("Count")]
    Task<int> Count();

    /// <summary>Takes a memory back, with all that was derived from it, also by other agents. False when there is none of that id.</summary>
    [Alias("Revoke")]
    Task<bool> Revoke(string id, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Another agent's memories were revoked: what was derived from them here goes too.</summary>
    [Alias("Forget"), OneWay]
    Task Forget(ImmutableArray<string> ids, Cause cause);

    /// <summary>A proposal that a memory influenced ended: its confidence moves by a small step, once an outcome.</summary>
    [Alias("Outcome")]
    Task Outcome(string id, string outcomeTrace, bool succeeded, CancellationToken cancellationToken = default);

    /// <summary>Merges memories that nearly say the same by superseding; running it again changes nothing. Returns how many were merged into others.</summary>
    [Alias("Integrate")]
    Task<int> Integrate(Cause cause, CancellationToken cancellationToken = default);

    /// <summary>Promotes insights, lets unused confidence fade. Returns how many were promoted.</summary>
    [Alias("Maintain")]
    Task<int> Maintain(CancellationToken cancellationToken = default);
}
