using System.Collections.Immutable;
using AgentOps.Policies;

namespace AgentOps.Roundtables;

/// <summary>Affinity proposes conflict resolutions and mentorings (SPEC §5): a schedule that has no slot for one gets it. Pure.</summary>
public static class PairingSlots
{
    private static readonly ScheduleSlot Conflict = new()
    {
        Hour = 11, Name = "Clearing the air", Format = "conflict_resolution", Probability = 0.4, Topics = ["what stands between us", "how we talk to each other", "what was said and what was meant"],
    };

    private static readonly ScheduleSlot Mentoring = new()
    {
        Hour = 14, Name = "Mentoring", Format = "mentoring", Probability = 0.4, Topics = ["what experience changes", "the first time it went wrong", "how to decide with little"],
    };

    /// <summary>True for the formats whose participants are found by affinity.</summary>
    public static bool IsPairing(string format) => format is "conflict_resolution" or "mentoring";

    /// <summary>The slots with what they lack; an empty schedule stays empty.</summary>
    public static ImmutableArray<ScheduleSlot> Complete(ImmutableArray<ScheduleSlot> slots, int agents)
    {
        if (slots.IsDefaultOrEmpty) return [];
        if (agents >= 3 && slots.All(s => s.Format != Conflict.Format)) slots = slots.Add(Conflict);
        return slots.All(s => s.Format != Mentoring.Format) ? slots.Add(Mentoring) : slots;
    }
}
