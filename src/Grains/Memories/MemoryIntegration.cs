using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Journals;

namespace AgentOps.Memories;

/// <summary>
/// What the routine of memory integration does with an agent's memories (SPEC §9): of those that nearly say the same, the best stays in force and the others
/// are superseded by it. Nothing is deleted or rewritten: each keeps its text, source, trace and causes, and the event says which took its place. Pure.
/// </summary>
public static class MemoryIntegration
{
    /// <summary>From here on two memories of a type nearly say the same; what is written is compared more strictly (<see cref="MemoryRules.SameAs"/>).</summary>
    public const double NearlySame = 0.6;

    /// <summary>Merges near-duplicates. Touched are those that were superseded; running it again changes nothing.</summary>
    public static MemoryChange Integrate(AgentKey agent, string who, MemoryState state, Cause cause, DateTimeOffset now)
    {
        var journal = new JournalWriter(agent.Company, $"memory/{agent}", state.Serial, now);
        var changed = ImmutableArray.CreateBuilder<KeptMemory>();
        var gone = ImmutableArray.CreateBuilder<KeptMemory>();
        var merged = new HashSet<int>();
        foreach (var keeper in state.Items.Where(m => m.Active).OrderByDescending(m => m.Promoted ?? false).ThenByDescending(m => m.Confidence).ThenByDescending(m => m.Uses ?? 0).ThenByDescending(m => m.N))
        {
            if (merged.Contains(keeper.N)) continue;
            var same = state.Items.Where(m => !merged.Contains(m.N) && IsMergedInto(m, keeper)).ToList();
            if (same.Count == 0) continue;
            merged.Add(keeper.N);
            var sources = same.Select(m => m.Cause.Direct).Where(d => d != keeper.Cause.Direct).Distinct(StringComparer.Ordinal).Count();
            if (sources > 0) changed.Add(keeper with { Confirmed = (keeper.Confirmed ?? 0) + sources });
            foreach (var memory in same)
            {
                merged.Add(memory.N);
                gone.Add(memory with { SupersededBy = keeper.N });
                journal.Event(
                    EventKinds.MemorySuperseded, $"{who} merges what is nearly the same", cause, agent.Agent, tags: EventTags.Of(EventKinds.MemorySuperseded, MemoryRules.Name(memory.Type)),
                    summary: memory.Text,
                    data: new
                    {
                        memoryId = KeptMemory.Id(agent.Agent, memory.N), supersededBy = KeptMemory.Id(agent.Agent, keeper.N), memory.Trace, cause = memory.Cause.Direct,
                        rootCause = memory.Cause.Root, merged = true,
                    },
                    untrusted: memory.Untrusted ?? false);
            }
        }

        if (gone.Count == 0) return new(state, []);
        changed.AddRange(gone);
        return new(MemoryRules.Sealed(state with { Items = MemoryRules.Put(state.Items, changed.ToImmutable()) }, journal), gone.ToImmutable());
    }

    /// <summary>What rests on text from outside is never merged with what does not, and what is promoted stays.</summary>
    private static bool IsMergedInto(KeptMemory memory, KeptMemory keeper) =>
        memory.Active && memory.N != keeper.N && memory.Type == keeper.Type && memory.Promoted != true && (memory.Untrusted ?? false) == (keeper.Untrusted ?? false)
        && MemoryText.Denies(memory.Text) == MemoryText.Denies(keeper.Text) && MemoryText.Likeness(memory.Text, keeper.Text) >= NearlySame;
}
