using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Policies;

namespace AgentOps.Relationships;

/// <summary>How two agents grow closer or apart (SPEC §5). Pure.</summary>
public static class RelationshipRules
{
    /// <summary>Affinity never leaves these bounds (fixed).</summary>
    public const decimal Least = 0.10m, Highest = 0.95m;

    /// <summary>Where a pair starts that the template does not name.</summary>
    public const decimal Start = 0.50m;

    /// <summary>No conversation moves a pair further, whatever the policy says (fixed).</summary>
    public const decimal MaxDrift = 0.03m;

    /// <summary>How many drifts a pair keeps.</summary>
    public const int LogLength = 20;

    private const int Remembered = 60;
    private const int MaxReason = 300;

    /// <summary>The first state of a pair.</summary>
    public static RelationshipState First(PairKey pair, double affinity, string backstory) =>
        new() { A = pair.A, B = pair.B, Affinity = Math.Clamp((decimal)affinity, Least, Highest), Backstory = backstory };

    /// <summary>
    /// Applies a conversation's drift: cut to the policy's bound, affinity kept within its own, counted, and logged as it was applied. The same instance
    /// when the conversation has drifted this pair already or drift is switched off.
    /// </summary>
    public static RelationshipState Drift(PairKey pair, string names, RelationshipState state, DriftRequest request, RelationshipDriftPolicy policy, DateTimeOffset now)
    {
        if (!policy.Enabled || state.Drifted.Contains(request.Conversation)) return state;
        var most = Math.Clamp((decimal)policy.MaxDrift, 0, MaxDrift);
        var cut = Math.Round(Math.Clamp(request.Drift, -most, most), 4, MidpointRounding.ToZero);
        var affinity = Math.Clamp(state.Affinity + cut, Least, Highest);
        var moved = affinity - state.Affinity;

        var journal = new JournalWriter(pair.Company, $"relationship/{pair}", state.Serial, now);
        var reason = request.Reason.Length <= MaxReason ? request.Reason : request.Reason[..(MaxReason - 1)] + "…";
        if (moved != 0) Tell(pair, names, state.Affinity, affinity, reason, request, journal);
        return state with
        {
            A = pair.A,
            B = pair.B,
            Affinity = affinity,
            Total = state.Total + 1,
            Positive = state.Positive + (cut > 0 ? 1 : 0),
            Negative = state.Negative + (cut < 0 ? 1 : 0),
            Log = Last(state.Log.Add(new(request.Conversation, moved, reason, request.Cause.Direct, now)), LogLength),
            Drifted = Last(state.Drifted.Add(request.Conversation), Remembered),
            Serial = journal.Serial,
            Journal = journal.ToJournal(),
        };
    }

    /// <summary>As others see it.</summary>
    public static Relationship Show(PairKey pair, RelationshipState s) => new(pair.A, pair.B, s.Affinity, s.Total, s.Positive, s.Negative, s.Backstory, s.Log);

    private static void Tell(PairKey pair, string names, decimal before, decimal after, string reason, DriftRequest request, JournalWriter journal)
    {
        var title = string.Create(
            CultureInfo.InvariantCulture, $"{names} grow {(after > before ? "closer" : "apart")} ({before:0.00} → {after:0.00})");
        journal.Event(
            EventKinds.AffinityChanged, title, request.Cause, refs: new(RoundtableId: request.Conversation), summary: reason,
            data: new { pair.A, pair.B, affinity = after, drift = after - before });
    }

    private static ImmutableArray<T> Last<T>(ImmutableArray<T> items, int count) => items.Length > count ? items.RemoveRange(0, items.Length - count) : items;
}
