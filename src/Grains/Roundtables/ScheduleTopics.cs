using System.Globalization;
using AgentOps.Companies;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.Roundtables;

/// <summary>What a slot is about on a day: its topics in turn, each slot starting at another one. Pure.</summary>
public static class ScheduleTopics
{
    /// <summary>The topic; the format's title when the slot names none.</summary>
    public static string Of(ScheduleSlot slot, string day, ulong seed, ConversationFormat format)
    {
        if (slot.Topics.IsDefaultOrEmpty) return format.Title.ToLowerInvariant();
        var number = (ulong)DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
        var start = Dice.Seed(seed, "topics", string.Create(CultureInfo.InvariantCulture, $"{slot.Hour}/{slot.Name}")) % (ulong)slot.Topics.Length;
        return slot.Topics[(int)((number + start) % (ulong)slot.Topics.Length)];
    }
}
