using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AgentOps.Causes;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Memories;
using AgentOps.Relationships;

namespace AgentOps.Roundtables;

/// <summary>What a conversation hands over when it ends. Ids and traces are the conversation's own, so that a second hand-over changes nothing. Pure.</summary>
public static class RoundtableEffects
{
    /// <summary>The memories of each agent; the n-th of the conversation has the trace <c>roundtable:{id}:{n}</c>.</summary>
    public static IEnumerable<IGrouping<string, NewMemory>> Memories(RoundtableState state)
    {
        var cause = CauseOf(state);
        return state.Outcome!.Memories
            .Select((m, i) => (m.Agent, Memory: new NewMemory(
                m.Type, m.Content, m.Confidence, m.Tags, "conversation", string.Create(CultureInfo.InvariantCulture, $"roundtable:{state.Id:D}:{i + 1}"), state.Untrusted, cause, DerivedFrom(state, m.Agent, m.Content))))
            .GroupBy(m => m.Agent, m => m.Memory, StringComparer.Ordinal);
    }

    /// <summary>What a conversation did to a pair.</summary>
    public static DriftRequest Drift(RoundtableState state, PairDrift drift) => new(state.Id, drift.Drift, drift.Reason, CauseOf(state));

    /// <summary>The action items as proposals (SPEC §6), to go through the one door in the day's places.</summary>
    public static ImmutableArray<ProposeRequest> Proposals(RoundtableState state) =>
    [
        .. state.Outcome!.ActionItems.Select(a => new ProposeRequest(
            a.Agent, a.Title, $"Agreed in {state.Title} on “{state.Topic}”.", [new(a.Kind, Payload(state, a.Title))], "action_item", "roundtable")),
    ];

    /// <summary>As what follows from a conversation names its cause.</summary>
    public static Cause CauseOf(RoundtableState state) => state.Cause.By(RoundtableRules.Reference(state));

    /// <summary>What was said is the material of what was agreed.</summary>
    private static JsonText Payload(RoundtableState state, string title) =>
        new(JsonSerializer.Serialize(new { topic = title, text = string.Join('\n', state.Turns.Select(t => t.Text)) }, Wire.State));

    /// <summary>
    /// A memory that repeats one the agent had in mind was derived from it: revoking the old one revokes the new one. When somebody else said it, or agreed
    /// at once when the agent did, it was not: that is a second source (SPEC §4).
    /// </summary>
    private static ImmutableArray<string> DerivedFrom(RoundtableState state, string agent, string content) =>
    [
        .. state.Recalled
            .Where(r => r.Agent == agent && (r.Untrusted || (content.Contains(r.Content, StringComparison.OrdinalIgnoreCase) && !IsBacked(state.Turns, agent, r.Content))))
            .Select(r => r.Id),
    ];

    private static bool IsBacked(ImmutableArray<RoundtableTurn> turns, string agent, string content)
    {
        var words = content.TrimEnd('.');
        for (var i = 0; i < turns.Length; i++)
        {
            if (!turns[i].Text.Contains(words, StringComparison.OrdinalIgnoreCase)) continue;
            if (turns[i].Agent != agent) return true;
            if (i + 1 < turns.Length && turns[i + 1].Agent != agent && turns[i + 1].Tone is Tone.Supportive or Tone.Agreement) return true;
        }

        return false;
    }
}
