using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that reminders can wake.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A reminder is due. An error is logged; the next tick comes a period later.</summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
