using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>A reminder that waits for its next tick.</summary>
internal sealed class ScheduledReminder(ReminderEntry entry)
{
    public ReminderEntry Entry { get; } = entry;

    /// <summary>When the next tick should be, by the wall clock, UTC.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>Replaced or removed: it ticks no more.</summary>
    public bool IsObsolete { get; set; }
}
