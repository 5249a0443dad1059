using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>When reminders tick.</summary>
internal static class ReminderSchedule
{
    /// <summary>The first tick later than <paramref name="after"/>: the start, or the start and a whole number of periods. Missed ticks are skipped.</summary>
    public static DateTime NextTick(ReminderEntry entry, DateTime after)
    {
        if (after < entry.StartAt)
            return entry.StartAt;
        var periods = ((after - entry.StartAt).Ticks / entry.Period.Ticks) + 1;
        return entry.StartAt.AddTicks(periods * entry.Period.Ticks);
    }
}
