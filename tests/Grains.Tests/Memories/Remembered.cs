using System.Collections.Immutable;
using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Policies;

namespace AgentOps.Grains.Tests.Memories;

/// <summary>An agent's memories in a test, in words a test wants to use.</summary>
internal sealed class Remembered
{
    internal static readonly AgentKey Brain = AgentKey.Parse("studio/brain");

    internal MemoryState State { get; private set; } = new();

    internal DateTimeOffset Now { get; set; } = Some.Now;

    internal MemoryPolicy Policy { get; set; } = new();

    internal IEnumerable<KeptMemory> Active => State.Items.Where(m => m.Active);

    internal static NewMemory Of(
        string content, string trace = "roundtable:1:1", MemoryType type = MemoryType.Insight, decimal confidence = 0.6m, string source = "conversation",
        string? cause = null, bool untrusted = false, params ImmutableArray<string> from) =>
        new(type, content, confidence, ["talk"], source, trace, untrusted, new(cause ?? trace[..trace.LastIndexOf(':')], "proposal:1", 1), from);

    internal ImmutableArray<KeptMemory> Add(params ImmutableArray<NewMemory> memories)
    {
        var change = MemoryRules.Remember(Brain, "Brain", State, memories, Policy, Now);
        State = change.State;
        return change.Touched;
    }

    internal void Judge(string id, string trace, bool succeeded) => State = MemoryLife.Outcome(Brain, State, id, trace, succeeded, Now);

    internal ImmutableArray<KeptMemory> Maintain()
    {
        var change = MemoryLife.Maintain(Brain, "Brain", State, Policy, Now);
        State = change.State;
        return change.Touched;
    }

    internal ImmutableArray<KeptMemory> Revoke(params ImmutableArray<string> ids)
    {
        var change = MemoryRules.Revoke(Brain, "Brain", State, ids, new("person:ada", "person:ada", 0), Now);
        State = change.State;
        return change.Touched;
    }

    internal IEnumerable<string> Events => State.Journal.OfType<AgentOps.Journals.EventEntry>().Select(e => e.Kind);
}
