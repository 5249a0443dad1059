using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Policies;

namespace AgentOps.Memories;

/// <summary>How confidence is earned and lost, and what becomes long-term (SPEC §4). Pure.</summary>
public static class MemoryLife
{
    /// <summary>What a success of a proposal it influenced adds.</summary>
    public const decimal Gain = 0.02m;

    /// <summary>What a failure takes away.</summary>
    public const decimal Loss = 0.04m;

    /// <summary>What a week without use takes away.</summary>
    public const decimal Fade = 0.01m;

    /// <summary>Outcomes move a confidence only between these.</summary>
    public const decimal Least = 0.05m, Highest = 0.95m;

    /// <summary>An insight becomes long-term from here.</summary>
    public const decimal Promotable = 0.80m;

    /// <summary>Fading stops here.</summary>
    public const decimal Faint = 0.30m;

    private const long Week = 7 * 86_400;
    private const int Remembered = 200;
    private static readonly TimeSpan RetellFor = TimeSpan.FromHours(1);

    /// <summary>An outcome of a proposal that a memory influenced counts as its use; the same outcome again changes nothing.</summary>
    public static MemoryState Outcome(AgentKey agent, MemoryState state, string id, string outcomeTrace, bool succeeded, DateTimeOffset now)
    {
        var mark = MemoryText.Mark($"{id}\n{outcomeTrace}");
        if (state.Judged.Contains(mark) || state.Items.FirstOrDefault(m => KeptMemory.Id(agent.Agent, m.N) == id) is not { } memory) return state;
        var moved = Math.Clamp(memory.Confidence + (succeeded ? Gain : -Loss), Math.Min(Least, memory.Confidence), Math.Max(Highest, memory.Confidence));
        var judged = state.Judged.Add(mark);
        return state with
        {
            Items = MemoryRules.Put(state.Items,
            [
                memory with
                {
                    Confidence = moved, Confirmed = succeeded ? (memory.Confirmed ?? 0) + 1 : memory.Confirmed,
                    UsedAt = now.ToUnixTimeSeconds(), Uses = (memory.Uses ?? 0) + 1, FadedAt = null,
                },
            ]),
            Judged = judged.Length > Remembered ? judged.RemoveAt(0) : judged,
            Journal = [],
        };
    }

    /// <summary>
    /// Lets what was not used for a week fade, and promotes insights of 0.80 or more that an outcome or a second source confirmed; what rests on text
    /// from outside is never promoted, and never more than half of what an agent may keep. The same instance when there is nothing to do.
    /// </summary>
    public static MemoryChange Maintain(AgentKey agent, string who, MemoryState state, MemoryPolicy policy, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        var fades = state.Items.Any(m => !ReferenceEquals(Faded(m, seconds), m));
        var next = fades ? state with { Items = [.. state.Items.Select(m => Faded(m, seconds))], Journal = [] } : state;
        var told = next.Revoked.RemoveAll(r => r.At + RetellFor < now);
        if (told.Length != next.Revoked.Length) next = next with { Revoked = told, Journal = [] };

        var free = (MemoryRoom.Limit(policy) / 2) - next.Items.Count(m => m.Promoted == true);
        var promoted = next.Items
            .Where(m => m.Type == MemoryType.Insight && m.Active && m.Promoted != true && m.Untrusted != true && m.Confidence >= Promotable && m.Confirmed > 0)
            .OrderByDescending(m => m.Confidence).ThenBy(m => m.N).Take(Math.Max(0, free))
            .Select(m => m with { Promoted = true }).ToImmutableArray();
        if (promoted.IsEmpty) return new(next, []);

        var journal = new JournalWriter(agent.Company, $"memory/{agent}", next.Serial, now);
        foreach (var memory in promoted)
        {
            var id = KeptMemory.Id(agent.Agent, memory.N);
            journal.Event(
                EventKinds.InsightPromoted, Title(who, memory.Text), new Cause($"memory:{id}", memory.Cause.Root, memory.Cause.Depth), agent.Agent,
                tags: EventTags.Of(EventKinds.InsightPromoted, "memory"), summary: memory.Text, data: new { memoryId = id, memory.Confidence, confirmations = memory.Confirmed });
        }

        return new(MemoryRules.Sealed(next with { Items = MemoryRules.Put(next.Items, promoted) }, journal), promoted);
    }

    private static KeptMemory Faded(KeptMemory memory, long now)
    {
        var since = Math.Max(memory.Touched, memory.FadedAt ?? 0);
        var weeks = (now - since) / Week;
        return weeks < 1 || memory.Confidence <= Faint || memory.Promoted == true
            ? memory
            : memory with { Confidence = Math.Max(Faint, memory.Confidence - (Fade * weeks)), FadedAt = since + (weeks * Week) };
    }

    private static string Title(string who, string text) => $"{who} knows now: {(text.Length <= 120 ? text : text[..119] + "…")}";
}
