using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.Roundtables;

/// <summary>
/// The program of a day (SPEC §3): each slot rolls its probability; when more slots want to be used than the day's cap allows, those that are always
/// held stay and the others are drawn, so that the morning does not take every conversation of the day. The same day always has the same program. Pure.
/// </summary>
public static class ScheduleRules
{
    /// <summary>A slot begins within so many minutes of its hour.</summary>
    public const int LatestMinute = 50;

    /// <summary>The slots of a day, by time.</summary>
    public static ImmutableArray<DaySlot> Program(string day, ImmutableArray<ScheduleSlot> slots, int cap, ulong seed)
    {
        var rolled = slots.Select((slot, i) =>
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{slot.Hour:00} {slot.Name}");
            var dice = Dice.For(seed, "slot", $"{day}/{i}/{key}");
            var (roll, minute, order) = (dice.NextDouble(), dice.Next(LatestMinute + 1), dice.NextDouble());
            var wanted = slot.Probability >= 1 || roll < slot.Probability;
            return (Slot: new DaySlot(key, slot, minute, roll, wanted ? null : "not today"), Order: slot.Probability >= 1 ? -1 : order);
        }).ToList();
        var held = rolled.Where(s => s.Slot.Skip is null).OrderBy(s => s.Order).Take(cap).Select(s => s.Slot.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rolled.Select(s => s.Slot.Skip is null && !held.Contains(s.Slot.Key) ? s.Slot with { Skip = "the day's program is full" } : s.Slot)
                .OrderBy(s => s.Slot.Hour).ThenBy(s => s.Minute).ThenBy(s => s.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The slots of this hour whose time has come and that were not looked at today.</summary>
    public static IEnumerable<DaySlot> Due(ImmutableArray<DaySlot> program, ImmutableArray<SlotDecision> decisions, DateTimeOffset local) =>
        program.Where(s => s.Slot.Hour == local.Hour && s.Minute <= local.Minute && decisions.All(d => d.Slot != s.Key));

    /// <summary>The state on the company's day: a new day starts at nothing.</summary>
    public static ScheduleState On(ScheduleState state, string day) => state.Day == day ? state : state with { Day = day, Today = 0, Decisions = [], Journal = [] };

    /// <summary>Who is in a conversation now.</summary>
    public static ImmutableHashSet<string> Busy(ScheduleState state) => [.. state.Open.SelectMany(p => p.Participants)];

    /// <summary>The state with one more conversation.</summary>
    public static ScheduleState Convened(ScheduleState state, RoundtablePlan plan, long serial) =>
        state with { Today = state.Today + 1, Met = true, Open = state.Open.Add(plan), Serial = serial, Journal = [] };
}
